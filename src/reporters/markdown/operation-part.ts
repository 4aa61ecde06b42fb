// Stage reporters, markdown: what a page says about the request and the answers of a route, as plain data. In: a route.
// Out: its parameters, body, responses and calls. A name is linked only where the line is known to hold it: what is read
// by a helper is named in another line than it is read in.

import type { OutgoingCall, Parameter, Response, Route, RouteMap, Schema, Step } from '../../model/route-map.ts';
import type { Named } from './named.ts';
import { type Field, fieldsOf, type Note, named, notesOf } from './types.ts';

type Where = NonNullable<Named['place']>;

export interface ParameterPart {
  readonly name: string;
  /** Holds the name; otherwise `at` is where it is read. */
  readonly place?: Where;
  readonly at?: Where;
  readonly in: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly description?: string;
  readonly notes: readonly Note[];
}

export interface ResponsePart {
  readonly status: string;
  readonly contentTypes: readonly string[];
  readonly schema?: Schema;
  readonly form: string;
  readonly from?: string;
  readonly place?: Where;
}

export interface CallPart {
  readonly name: string;
  readonly place?: Where;
  readonly at?: Where;
  readonly implementations: readonly Named[];
  /** So many that are not listed. */
  readonly more: number;
}

export interface OperationPart {
  readonly parameters: readonly ParameterPart[];
  /** Some are read in lines that do not name them. */
  readonly readElsewhere: boolean;
  readonly body?: NonNullable<Route['operation']>['body'] & { readonly fields: readonly Field[] };
  readonly responses: readonly ResponsePart[];
  /** One for each function that is called, with the first call. */
  readonly calls: readonly CallPart[];
  readonly moreCalls: number;
  readonly authorization: boolean;
  readonly refused: boolean;
  readonly incomplete?: string;
}

/** A reader looks for what does the work; all of it is in the diagram. */
const CALLS = 20;
const IMPLEMENTATIONS = 3;

const forms: Readonly<Record<NonNullable<Response['form']>, string>> = {
  sequence: 'one JSON text after the other',
  stream: 'a stream',
  websocket: 'the connection becomes a WebSocket',
  hijacked: 'the connection is taken over',
};

export function operationPart(route: Route, schemas: RouteMap['schemas']): OperationPart {
  const { parameters = [], body, responses = [], calls = [], steps = [] } = route.operation ?? {};
  const lines = sourcesOf(steps);
  const callees = calls.filter(({ symbol }, i) => calls.findIndex((one) => one.symbol === symbol) === i);
  const all = parametersOf(route, parameters, lines);
  return {
    parameters: all,
    readElsewhere: all.some(({ at }) => at !== undefined),
    body: body && { ...body, fields: fieldsOf(named(body.schema, schemas)) },
    responses: responses.map(responsePart),
    calls: callees.slice(0, CALLS).map((call) => callPart(call, lines)),
    moreCalls: Math.max(0, callees.length - CALLS),
    authorization: route.operation?.authorization === true,
    refused: route.operation?.refused === true,
    incomplete: route.operation?.incomplete,
  };
}

/** The text of the lines that steps stand in. */
type Lines = ReadonlyMap<string, string>;

function sourcesOf(steps: readonly Step[]): Lines {
  return new Map(steps.map(({ file, line, source }) => [`${file}:${line}`, source]));
}

/** As a place that a name can link to, or as one to be told beside it. */
function located(name: string, place: Where, lines: Lines): { place?: Where; at?: Where } {
  const { file, line } = place;
  return lines.get(`${file}:${line}`)?.includes(name) ? { place: { file, line } } : { at: { file, line } };
}

function callPart(call: OutgoingCall, lines: Lines): CallPart {
  const { name, implementations } = call;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return {
    name,
    ...located(last, call, lines),
    implementations: implementations.slice(0, IMPLEMENTATIONS).map((one) => ({ name: one.name, place: one })),
    more: Math.max(0, implementations.length - IMPLEMENTATIONS),
  };
}

/** In the order of the path, then what else is read. */
function parametersOf(route: Route, read: readonly Parameter[], lines: Lines): ParameterPart[] {
  const inPath = route.pathParameters.map(({ name, pattern, slashes }): ParameterPart => {
    const found = read.find((one) => one.in === 'path' && one.name === name);
    const rules: Note[] = slashes ? [{ label: 'may hold slashes' }] : [];
    if (pattern !== undefined && !(slashes && /^\.[*+]$/.test(pattern)))
      rules.unshift({ label: 'matches', value: pattern });
    if (!found) return { name, in: 'path', schema: { type: 'string' }, required: true, notes: rules };
    // The pattern of the schema is that of the route, spelled for another engine.
    const { pattern: _, ...schema } = found.schema;
    return {
      ...parameterPart({ ...found, schema }, lines),
      at: undefined,
      required: true,
      notes: [...rules, ...notesOf(schema)],
    };
  });
  const names = new Set(route.pathParameters.map(({ name }) => name));
  const others = read.filter((one) => one.in !== 'path' || !names.has(one.name));
  return [...inPath, ...others.map((one) => parameterPart(one, lines))];
}

function parameterPart(one: Parameter, lines: Lines): ParameterPart {
  const { schema, name, prefix, repeated, required } = one;
  const notes = [
    ...(prefix ? [{ label: 'every name that begins so' }] : []),
    ...notesOf(schema),
    ...(repeated ? [{ label: 'may be given several times' }] : []),
  ];
  return {
    name: prefix ? `${name}*` : name,
    ...located(name, one, lines),
    in: one.in,
    schema: repeated && schema.items ? schema.items : schema,
    required,
    description: schema.description,
    notes,
  };
}

function responsePart(one: Response): ResponsePart {
  const { status, contentTypes, schema, form, from, middleware, file, line } = one;
  const place = file === undefined || line === undefined ? undefined : { file, line };
  const unsaid = status === 'default' && schema === undefined ? 'an error' : '';
  return {
    status,
    contentTypes,
    schema,
    form: form === undefined ? unsaid : forms[form],
    from: (from ?? middleware)?.name,
    place,
  };
}
