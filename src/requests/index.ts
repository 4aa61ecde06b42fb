// Stage requests: what a request is read for, what is called for it and how it is answered. In: routes with what they came
// from. Out: for each an Operation; the schemas of the types that operations name.

import {
  assumedKey,
  type CallNote,
  type Cond,
  type Declared,
  declaredOf,
  grantSteps,
  leavingNothing,
  type Note,
  type Spot,
  type Trace,
  type Traced,
} from '../evaluate/index.ts';
import type {
  Symbol as Named,
  Operation,
  OutgoingCall,
  Parameter,
  PathParameter,
  Place,
  Route,
  Schema,
} from '../model/route-map.ts';
import type { Declaration } from '../model/syntax.ts';
import { Members, typeText, type Universe } from '../packages/index.ts';
import type { Handled } from '../routes/index.ts';
import { Spelling } from '../routes/spelling.ts';
import { Answering } from './answering.ts';
import { type Around, aroundOf } from './around.ts';
import { bodyOf } from './body.ts';
import { Chains } from './chains.ts';
import { declaredBody, meant, undeclared, withDeclared } from './declared.ts';
import { isReading, parametersOf } from './parameters.ts';
import { Middlewares, type Passed } from './passing/index.ts';
import { requiredOf } from './required.ts';
import { type Answer, responsesOf, withMiddleware, withStatusTexts } from './responses.ts';
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
  const follower = new Follower(shapes, assumed, members, handled);
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
    private readonly members: Members,
    private readonly handled: readonly Handled[],
    private readonly answering = new Map<object, Answering>(),
    private readonly chains = new Map<object, Chains>(),
    private readonly middlewares = new Map<object, Middlewares>(),
  ) {}

  follow(one: Handled): Operation | undefined {
    const m = one.source.raw.server.run.evaluator;
    return leavingNothing(m, () => this.followed(one, m));
  }

  private followed({ route, source }: Handled, m: Machine): Operation | undefined {
    const { raw } = source;
    const spelling = new Spelling(m.universe);
    const variables = this.variablesOf(route);
    const registered = aroundOf(
      raw,
      variables.map(({ name }) => name),
      this.assumed,
    );
    if (!registered) return undefined;
    grantSteps(m);
    const named = (symbol: string): Named => spelling.named(symbol);
    const middlewares = this.middlewares.get(raw.server) ?? new Middlewares(m, this.answeringOf(m), named);
    this.middlewares.set(raw.server, middlewares);
    const passed = middlewares.before(raw, route, registered);
    const around: Around = { ...registered, asked: { ...registered.asked, begin: passed.begin } };
    const chains = this.chains.get(m) ?? new Chains(m);
    this.chains.set(m, chains);
    const traced = chains.trace(around, raw.walked);
    if (!traced) return undefined;
    const declared = raw.registration ? declaredOf(m, raw.registration) : undeclared;
    const on: On = { route, around, spelling, m, declared, passed };
    const required = requiredOf(
      m,
      traced.trace,
      (assumed) => chains.trace({ ...around, asked: { ...around.asked, assumed } }, raw.walked)?.trace,
    );
    return this.operation(traced, required, on);
  }

  /** Those of the alias that has what is assumed, where there is one. */
  private variablesOf({ pathParameters, aliases }: Route): readonly PathParameter[] {
    const wanted = [...this.assumed.keys()].flatMap((key) =>
      key.startsWith('path.') ? [key.slice('path.'.length)] : [],
    );
    const all = [pathParameters, ...aliases.map((alias) => alias.pathParameters)];
    return all.find((one) => wanted.every((name) => one.some((variable) => variable.name === name))) ?? pathParameters;
  }

  private operation({ trace, around, isCut }: Traced, required: ReadonlySet<string>, on: On): Operation {
    const { route, spelling, m } = on;
    const place = (at: Spot): Place => spelling.place(at);
    const notes = trace.notes.filter((note) => note.inside && (isCut || trace.uses?.counts(note) !== false));
    const { shapes } = this;
    const found = parametersOf(notes, {
      shapes,
      schemas: shapes.schemas,
      place,
      variables: route.pathParameters,
      at: { file: route.declaration.file, line: route.declaration.line, column: route.declaration.column },
      paths: trace.paths,
      required,
    });
    const body =
      meant(bodyOf(notes, trace.touched, shapes, place), on.declared.accepts) ??
      declaredBody(on.declared, ['application/json'], shapes, place);
    const calls = this.calls(notes, spelling, m);
    const outside = outsideOf([...on.passed.notes, ...around]);
    const answers = this.answers(trace, on);
    const isClosed = this.assumed.size > 0 && !isCut && this.isRefused(trace, body !== undefined, answers);
    const refused = isClosed || on.passed.refused;
    const all = withStatusTexts(withMiddleware(answers, on.passed.answers), trace.asked.framework?.statusTexts);
    return {
      parameters: withDeclared(found.parameters, on.declared, place).flatMap((one) => this.withAssumed(one)),
      ...(body ? { body } : {}),
      responses: responsesOf(all, shapes, place).map((one) => meant(one, on.declared.answers)),
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
      ...(found.authorization || outside.includes('header Authorization') ? { authorization: true as const } : {}),
      transport: [...found.transport],
      outside,
      ...(this.assumed.size > 0 ? { assumed: Object.fromEntries(this.assumed) } : {}),
      ...(refused ? { refused: true as const } : {}),
      ...(isCut ? { incomplete: 'the handler is too large to be followed to its end' } : {}),
      ...(on.passed.isCut && !isCut ? { incomplete: 'there is more middleware than is followed' } : {}),
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

  /** With the value it has then; what is not sent is none. */
  private withAssumed(parameter: Parameter): readonly Parameter[] {
    const value = parameter.in === 'path' ? undefined : this.assumed.get(assumedKey(parameter));
    if (value === undefined) return [parameter];
    return value === '' ? [] : [{ ...parameter, schema: { type: 'string', enum: [value] }, repeated: false }];
  }

  /** Every way ends in an error before the handler looks at the request; what is assumed is no news to it. */
  private isRefused({ frame, notes }: Trace, hasBody: boolean, answers: readonly Answer[]): boolean {
    const isAssumed = (note: Note): boolean => note.kind === 'read' && this.assumed.has(assumedKey(note.read));
    if (!frame) return true;
    if (hasBody || notes.some((note) => note.inside && isReading(note) && !isAssumed(note))) return false;
    return answers.length > 0 && answers.every(({ status }) => status === 'default' || Number(status) >= 400);
  }

  private answers(trace: Trace, { around, m, spelling }: On): readonly Answer[] {
    return this.answeringOf(m).answers(trace, around, (symbol) => spelling.named(symbol));
  }

  private answeringOf(m: Machine): Answering {
    const answering = this.answering.get(m) ?? new Answering(m, this.members, this.handled);
    this.answering.set(m, answering);
    return answering;
  }
}

type Machine = Handled['source']['raw']['server']['run']['evaluator'];

interface On {
  readonly route: Route;
  readonly around: Around;
  readonly spelling: Spelling;
  readonly m: Machine;
  readonly declared: Declared;
  /** By middleware. */
  readonly passed: Passed;
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
