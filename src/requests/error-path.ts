// Stage requests: how errors that a handler returns are answered by what stands around it. In: the registered value and
// an error. Out: the statuses that are this error's own, and what every error is answered with. The same code around
// many handlers is asked once for each kind of error.

import {
  type AnswerNote,
  bodyKey,
  type Machine,
  type Shape,
  spotOf,
  traceRequest,
  type Value,
} from '../evaluate/index.ts';
import type { StructType } from '../model/syntax.ts';
import type { Handled } from '../routes/index.ts';
import { type Around, aroundOf } from './around.ts';
import { entryOf } from './entry.ts';
import { type Answer, answersOf } from './responses.ts';

export class ErrorPaths {
  private readonly known = new Map<object, Map<string, readonly Answer[]>>();

  /** By the code around handlers: the functions that lead through it. */
  private readonly via = new Map<object, ReadonlySet<string>>();
  /** By the code around handlers: the handler around which least else stands. */
  private readonly plainest = new Map<object, Around>();

  constructor(
    private readonly m: Machine,
    handled: readonly Handled[],
  ) {
    const sorted = handled
      .filter(({ source }) => source.raw.server.run.evaluator === m && source.raw.walked.variants.length === 0)
      .toSorted((a, b) => a.source.raw.walked.layers.length - b.source.raw.walked.layers.length);
    for (const { route, source } of sorted) {
      const around = aroundOf(
        source.raw,
        route.pathParameters.map(({ name }) => name),
        new Map(),
      );
      const entry = around && entryOf(m, around.handler);
      if (around && entry && !this.plainest.has(bodyKey(entry))) this.plainest.set(bodyKey(entry), around);
    }
  }

  /** What an error of which nobody knows more is answered with, as `default`. */
  default(around: Around): readonly Answer[] {
    const own = around.errors && this.handled(around, 'default', this.plainError(around));
    const answers = (own ?? this.unknownError(around)).map((one): Answer => ({ ...one, status: 'default' }));
    return answers.length > 0 ? answers : [{ status: 'default', contentTypes: [] }];
  }

  /** Those of a kind that differ from what every error gets. */
  ofKind(around: Around, key: string, error: Value): readonly Answer[] {
    const handled = this.handled(around, key, error);
    if (handled && handled.length > 0) return handled;
    if (error.kind === 'external' && error.answers) {
      const { status, also = [], contentType, value, shape: written } = error.answers;
      const contentTypes = contentType === undefined ? [] : [contentType];
      const shape: Shape | undefined =
        written ??
        (value?.kind === 'text' ? { kind: 'text' } : contentType === undefined ? undefined : { kind: 'unknown' });
      return status === 'default'
        ? []
        : [status, ...also].map((one) => ({
            status: String(one),
            contentTypes,
            ...(shape ? { shape } : {}),
            at: error.at,
          }));
    }
    const common = new Set(this.unknownError(around).map(({ status }) => status));
    const own = this.answered(around, key, error);
    return own.filter(({ status }) => status !== 'default' && !common.has(status));
  }

  /** By the program's own function for errors; a status that it takes from the error is that of the error. */
  private handled(around: Around, key: string, error: Value): readonly Answer[] | undefined {
    const fn = around.errors && this.m.force(around.errors);
    if (fn?.kind !== 'func' && fn?.kind !== 'closure') return undefined;
    const target = fn.kind === 'func' ? fn.declaration : fn.literal;
    const kinds = this.known.get(target) ?? new Map<string, readonly Answer[]>();
    this.known.set(target, kinds);
    const known = kinds.get(key);
    if (known) return known;
    const traced = traceRequest(this.m, fn, { ...around.asked, target, error }, []);
    const notes = (traced?.trace.notes ?? []).filter((note): note is AnswerNote => note.kind === 'answer');
    const own = error.kind === 'external' ? error.answers?.status : undefined;
    const answers = notes.flatMap((note) => answersOf(own === undefined ? note : withStatus(note, own)));
    kinds.set(key, answers);
    return answers;
  }

  /** One of a type without methods: no question about its kind is answered with yes. */
  private unknownError(around: Around): readonly Answer[] {
    return this.answered(around, '', this.plainError(around));
  }

  private plainError(around: Around): Value {
    const at = spotOf(around.handler);
    const scope = { pkg: this.m.universe.owner(at.file), file: at.file };
    const node: StructType = { kind: 'StructType', fields: [], pos: at.pos, end: at.pos };
    const obj = this.m.store.create('struct', { kind: 'struct', node, scope }, at);
    return { kind: 'pointer', obj };
  }

  private answered(around: Around, key: string, instead: Value): readonly Answer[] {
    const own = entryOf(this.m, around.handler);
    if (!own) return [];
    const code = bodyKey(own);
    const { handler, asked, base } = this.plainest.get(code) ?? around;
    const fn = entryOf(this.m, handler) ?? own;
    const kinds = this.known.get(code) ?? new Map<string, readonly Answer[]>();
    this.known.set(code, kinds);
    const known = kinds.get(key);
    if (known) return known;
    const traced = traceRequest(this.m, fn, { ...asked, instead, via: this.via.get(code) }, base);
    const via = traced?.trace.via;
    if (via) this.via.set(code, via);
    const answers = (traced?.trace.notes ?? [])
      .filter((note): note is AnswerNote => note.kind === 'answer')
      .flatMap((note) => answersOf(note));
    kinds.set(key, answers);
    return answers;
  }
}

function withStatus(note: AnswerNote, own: number | 'default'): AnswerNote {
  return note.statuses.includes('default') ? { ...note, statuses: [own] } : note;
}
