// Stage requests: what a request is read for, what is called for it and how it is answered. In: routes with what they came
// from. Out: for each an Operation; the schemas of the types that operations name.

import {
  type AnswerNote,
  type Asked,
  type CallNote,
  type Cond,
  grantSteps,
  type Note,
  type Spot,
  type Target,
  type Trace,
  type Traced,
  type Value,
} from '../evaluate/index.ts';
import type { Operation, OutgoingCall, PathParameter, Place, Route, Schema } from '../model/route-map.ts';
import type { Declaration } from '../model/syntax.ts';
import { Members, typeText, type Universe } from '../packages/index.ts';
import type { Handled } from '../routes/index.ts';
import { Spelling } from '../routes/spelling.ts';
import { bodyOf } from './body.ts';
import { Chains } from './chains.ts';
import { type Around, ErrorPaths } from './error-path.ts';
import { failuresOf } from './failures.ts';
import { isReading, parametersOf } from './parameters.ts';
import { type Answer, answersOf, responsesOf, statusText } from './responses.ts';
import { ShapeSchemas } from './schema-of-shape.ts';
import { Schemas } from './schemas/index.ts';
import { stepsOf } from './steps.ts';

export interface Requests {
  /** In the order of the routes. */
  readonly operations: readonly (Operation | undefined)[];
  readonly schemas: Record<string, Schema>;
}

export function followRequests(
  universe: Universe,
  handled: readonly Handled[],
  assumed: ReadonlyMap<string, string>,
): Requests {
  const members = new Members(universe);
  const shapes = new ShapeSchemas(new Schemas(universe, members), members);
  const follower = new Follower(shapes, assumed);
  const operations = handled.map((one) => follower.follow(one));
  const { schemas, named } = shapes.schemas.finish();
  return { operations: operations.map((one) => one && withNames(one, named)), schemas };
}

/** Schemas with the names that are known when all were made. */
function withNames(operation: Operation, named: (schema: Schema) => Schema): Operation {
  const { parameters, body, responses } = operation;
  return {
    ...operation,
    parameters: parameters.map((one) => ({ ...one, schema: named(one.schema) })),
    ...(body ? { body: { ...body, schema: named(body.schema) } } : {}),
    responses: responses.map((one) => (one.schema ? { ...one, schema: named(one.schema) } : one)),
  };
}

class Follower {
  constructor(
    private readonly shapes: ShapeSchemas,
    private readonly assumed: ReadonlyMap<string, string>,
    private readonly errorPaths = new Map<object, ErrorPaths>(),
    private readonly chains = new Map<object, Chains>(),
  ) {}

  follow({ route, source }: Handled): Operation | undefined {
    const { raw } = source;
    const m = raw.server.run.evaluator;
    const spelling = new Spelling(m);
    const target = targetOf(raw.walked.target);
    if (!target) return undefined;
    grantSteps(m);
    const variables = this.variablesOf(route);
    const asked: Asked = {
      target,
      method: raw.method === '*' ? this.assumed.get('method') : raw.method,
      path: undefined,
      variables: variables.map(({ name }) => name),
      assumed: this.assumed,
    };
    const around: Around = { handler: raw.registration?.handler ?? raw.walked.target, asked, base: raw.conds };
    const chains = this.chains.get(m) ?? new Chains(m);
    this.chains.set(m, chains);
    const traced = chains.trace(around, raw.walked);
    if (!traced) return undefined;
    return this.operation(traced, { route, around, spelling, variables, m });
  }

  /** Those of the alias that has what is assumed, where there is one. */
  private variablesOf({ pathParameters, aliases }: Route): readonly PathParameter[] {
    const wanted = [...this.assumed.keys()].flatMap((key) =>
      key.startsWith('path.') ? [key.slice('path.'.length)] : [],
    );
    const all = [pathParameters, ...aliases.map((alias) => alias.pathParameters)];
    return all.find((one) => wanted.every((name) => one.some((variable) => variable.name === name))) ?? pathParameters;
  }

  private operation({ trace, around, isCut }: Traced, on: On): Operation {
    const { route, spelling, m } = on;
    const place = (at: Spot): Place => spelling.place(at);
    const notes = trace.notes.filter(({ inside }) => inside);
    const { shapes } = this;
    const found = parametersOf(notes, {
      shapes,
      schemas: shapes.schemas,
      place,
      variables: route.pathParameters,
      at: { file: route.declaration.file, line: route.declaration.line, column: route.declaration.column },
      paths: trace.paths,
    });
    const body = bodyOf(notes, trace.touched, shapes, place);
    const calls = this.calls(notes, spelling, m);
    const answers = this.answers(trace, on);
    const refused = this.assumed.size > 0 && isRefused(notes, answers);
    return {
      parameters: [...found.parameters],
      ...(body ? { body } : {}),
      responses: [...responsesOf(answers, shapes, place)],
      calls: calls.map(({ call }) => call),
      steps: [
        ...stepsOf(notes, {
          shapes,
          base: trace.base,
          calls,
          place,
          named: (symbol) => spelling.named(symbol),
          conditions: (conds: readonly Cond[]) => spelling.conditions(conds),
        }),
      ],
      ...(found.authorization ? { authorization: true as const } : {}),
      transport: [...found.transport],
      outside: outsideOf(around),
      ...(this.assumed.size > 0 ? { assumed: Object.fromEntries(this.assumed) } : {}),
      ...(refused ? { refused: true as const } : {}),
      ...(isCut ? { incomplete: 'the handler is too large to be followed to its end' } : {}),
    };
  }

  private calls(notes: readonly Note[], spelling: Spelling, m: Machine): readonly { call: OutgoingCall; at: Spot }[] {
    const seen = new Set<string>();
    return notes.flatMap((note) => {
      if (note.kind !== 'call') return [];
      const place = spelling.place(note.at);
      const key = `${note.symbol} ${place.file} ${place.line} ${place.column}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ call: { ...this.call(note, spelling, m), ...place }, at: note.at }];
    });
  }

  private call(note: CallNote, spelling: Spelling, m: Machine): Omit<OutgoingCall, keyof Place> {
    return {
      ...spelling.named(note.symbol),
      ...(note.iface ? { interface: typeText(note.iface) } : {}),
      implementations: note.implementations
        .filter(({ file }) => !m.universe.owner(file).external)
        .map((one: Declaration) => ({
          ...spelling.declared(one),
          ...spelling.place({ file: one.file, pos: one.pos }),
        })),
    };
  }

  /** What the handler sends itself, what is sent where it sends nothing, and what its errors are answered with. */
  private answers(trace: Trace, { around, m }: On): readonly Answer[] {
    const answers: Answer[] = trace.notes
      .filter((note): note is AnswerNote => note.kind === 'answer' && note.inside)
      .flatMap((note) => answersOf(note));
    const paths = this.errorPaths.get(m) ?? new ErrorPaths(m);
    this.errorPaths.set(m, paths);
    let others = false;
    for (const way of trace.waysOut) {
      if (!way.statuses.includes(0)) continue;
      const { mayBeNil, kinds, others: unknown } = failuresOf(m, way.error);
      if (mayBeNil)
        answers.push(...way.pending.map((one) => ({ status: statusOf(one), contentTypes: [], at: way.at })));
      for (const [key, error] of kinds) {
        const own = paths.ofKind(around, key, error);
        answers.push(...own.map((one) => ({ ...one, at: way.at })));
        others ||= own.length === 0;
      }
      others ||= unknown;
    }
    if (others) answers.push(...paths.default(around));
    return answers;
  }
}

type Machine = Handled['source']['raw']['server']['run']['evaluator'];

interface On {
  readonly route: Route;
  readonly around: Around;
  readonly spelling: Spelling;
  readonly variables: readonly PathParameter[];
  readonly m: Machine;
}

function targetOf(value: Value): Target | undefined {
  if (value.kind === 'func') return value.declaration;
  return value.kind === 'closure' ? value.literal : undefined;
}

/** Every way ends in an error before the handler looks at the request. */
function isRefused(notes: readonly Note[], answers: readonly Answer[]): boolean {
  if (notes.some((note) => isReading(note) || note.kind === 'body')) return false;
  return answers.length === 0 || answers.every(({ status }) => status === 'default' || Number(status) >= 400);
}

function statusOf(status: number | 'default'): string {
  return status === 'default' ? status : statusText(status);
}

function outsideOf(notes: readonly Note[]): string[] {
  const texts = notes.flatMap((note) => {
    if (note.inside) return [];
    // Variables of the path are parameters wherever they are read.
    if (note.kind === 'read')
      return note.read.name === '' || note.read.in === 'path' ? [] : [`${note.read.in} ${note.read.name}`];
    return note.kind === 'body' ? ['body'] : [];
  });
  return [...new Set(texts)].sort();
}
