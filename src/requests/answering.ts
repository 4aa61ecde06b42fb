// Stage requests: everything that a request may be answered with. In: the trace of a handler. Out: what the handler sends
// itself, the implicit 200 of ways that end well and send nothing, and what its errors are answered with: those that it
// makes, those that come from what it calls, and all others.

import type { AnswerNote, Evaluator, Trace } from '../evaluate/index.ts';
import type { Symbol as Named } from '../model/route-map.ts';
import type { Declaration } from '../model/syntax.ts';
import type { Members } from '../packages/index.ts';
import type { Handled } from '../routes/index.ts';
import type { Around } from './around.ts';
import { BackendErrors } from './backend-errors.ts';
import { ErrorPaths } from './error-path.ts';
import { failuresOf } from './failures.ts';
import { type Answer, answersOf, statusText } from './responses.ts';

export class Answering {
  private readonly paths: ErrorPaths;
  private readonly backend: BackendErrors;

  constructor(
    private readonly m: Evaluator,
    members: Members,
    handled: readonly Handled[],
  ) {
    this.paths = new ErrorPaths(m, handled);
    this.backend = new BackendErrors(m, members);
  }

  answers(
    trace: Pick<Trace, 'notes' | 'waysOut'>,
    around: Around,
    named: (symbol: string) => Named,
  ): readonly Answer[] {
    const answers: Answer[] = trace.notes
      .filter((note): note is AnswerNote => note.kind === 'answer' && note.inside)
      .flatMap((note) => answersOf(note));
    const from = new Set<Declaration>();
    let others = false;
    for (const way of trace.waysOut) {
      if (!way.statuses.includes(0)) continue;
      const failures = failuresOf(this.m, way.error);
      if (failures.mayBeNil)
        answers.push(...way.pending.map((one) => ({ ...way.given, status: statusText(one), at: way.at })));
      for (const [key, error] of failures.kinds) {
        const own = this.paths.ofKind(around, key, error);
        answers.push(...own.map((one) => ({ ...one, at: way.at })));
        others ||= own.length === 0;
      }
      others ||= failures.others;
      for (const one of failures.from) from.add(one);
    }
    for (const declaration of from) {
      const all = this.fromBackend(declaration, around, named);
      answers.push(...all.flat());
      others ||= all.some((one) => one.length === 0);
    }
    if (others) answers.push(...this.paths.default(around));
    return answers;
  }

  /** For each error that it may give. */
  private fromBackend(
    declaration: Declaration,
    around: Around,
    named: (symbol: string) => Named,
  ): readonly (readonly Answer[])[] {
    return this.backend
      .of(declaration)
      .map(({ key, value, from, depth, at }) =>
        this.paths.ofKind(around, key, value).map((one) => ({ ...one, at, from: { ...named(from), depth } })),
      );
  }
}
