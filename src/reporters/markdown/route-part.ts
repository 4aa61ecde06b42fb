// Stage reporters, markdown: what a page says about one route, as plain data. In: a route, its server, the prefix under
// which all routes are found too. Out: what the template of a route writes: nothing that its page says already.

import type {
  Handler,
  Middleware,
  Operation,
  Parameter,
  Response,
  Route,
  RouteMap,
  Schema,
  Server,
} from '../../model/route-map.ts';
import { conditionsOf, gatesOf, matchersOf, pathOf, notesOf as remarksOf, shortHandlerOf } from '../spelling.ts';
import { attached, type Named } from './named.ts';
import { type Field, fieldsOf, type Note, named, notesOf } from './types.ts';

export interface ParameterPart {
  readonly name: string;
  readonly place?: { readonly file: string; readonly line: number };
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
  readonly place?: { readonly file: string; readonly line: number };
}

export interface RoutePart {
  readonly anchor: string;
  readonly method: string;
  readonly methods: string;
  readonly path: string;
  /** Where the path, with what is said about its parameters, does not say it. */
  readonly pattern?: string;
  readonly handler?: Named & { readonly external: boolean; readonly short: string; readonly doc?: string };
  readonly variants: readonly Named[];
  readonly declared: Route['declaration'];
  readonly also: readonly { readonly path: string; readonly shadowedBy?: string }[];
  readonly gates: readonly (Named & { readonly short: string })[];
  /** What it passes beside what all routes of its server pass. */
  readonly middleware: readonly Named[];
  readonly notes: readonly Note[];
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly subtree: boolean;
  readonly parameters: readonly ParameterPart[];
  readonly body?: Operation['body'] & { readonly fields: readonly Field[] };
  readonly responses: readonly ResponsePart[];
  readonly calls: readonly (Named & { readonly implementations: readonly Named[] })[];
  readonly authorization: boolean;
  readonly refused: boolean;
  readonly incomplete?: string;
  readonly route: Route;
}

const forms: Readonly<Record<NonNullable<Response['form']>, string>> = {
  sequence: 'one JSON text after the other',
  stream: 'a stream',
  websocket: 'the connection becomes a WebSocket',
  hijacked: 'the connection is taken over',
};

export function routePart(
  route: Route,
  server: Server,
  prefix: string | undefined,
  schemas: RouteMap['schemas'],
): RoutePart {
  const { operation, handler } = route;
  const aliases = route.aliases.filter((one) => prefix === undefined || one.shadowedBy !== undefined);
  return {
    anchor: routeAnchor(route),
    method: route.method,
    methods: route.method === '*' ? route.methods.join(', ') : '',
    path: pathOf(route),
    pattern: route.pattern === route.path || route.pathParameters.length > 0 ? undefined : route.pattern,
    handler: handler && {
      ...handled(handler),
      external: handler.external === true,
      short: shortHandlerOf(route, false),
      doc: handler.doc,
    },
    variants: route.variants.map((one) => ({ ...handled(one.handler), conditions: conditionsOf(one.conditions) })),
    declared: route.declaration,
    also: aliases.map((alias) => ({ path: pathOf(route, alias), shadowedBy: alias.shadowedBy })),
    gates: gatesOf(route).map((one) => ({ ...attached(one), short: shortGate(one) })),
    middleware: ownMiddleware(route, server).map(attached),
    notes: noteTexts(route),
    deprecated: route.deprecated === true,
    tags: route.tags,
    subtree: route.subtree === true,
    ...operationPart(route, operation, schemas),
    route,
  };
}

function operationPart(route: Route, operation: Operation | undefined, schemas: RouteMap['schemas']) {
  const { body, responses = [], calls = [], authorization, refused, incomplete } = operation ?? {};
  return {
    parameters: parametersOf(route, operation?.parameters ?? []),
    body: body && { ...body, fields: fieldsOf(named(body.schema, schemas)) },
    responses: responses.map(responsePart),
    calls: calls.map((call) => ({
      name: call.name,
      place: call,
      implementations: call.implementations.map((one) => ({ name: one.name, place: one })),
    })),
    authorization: authorization === true,
    refused: refused === true,
    incomplete,
  };
}

export function routeAnchor(route: Pick<Route, 'server' | 'id'>): string {
  return `route ${route.server} ${route.id}`;
}

function handled(handler: Handler): Named {
  const { name, file, line } = handler;
  return { name, place: file === undefined || line === undefined ? undefined : { file, line } };
}

function shortGate(one: Middleware): string {
  const { name } = attached(one);
  return name.slice(name.indexOf('.') + 1);
}

/** Adapters and gates excepted. */
function ownMiddleware(route: Route, server: Server): Middleware[] {
  const key = ({ symbol, file, line }: Middleware): string => `${symbol} ${file} ${line}`;
  const all = new Set(server.middleware.map(key));
  return route.middleware.filter((one) => !one.adapter && one.scope !== 'handler' && !all.has(key(one)));
}

/** In the order of the path, then what else is read. */
function parametersOf(route: Route, read: readonly Parameter[]): ParameterPart[] {
  const inPath = route.pathParameters.map(({ name, pattern, slashes }): ParameterPart => {
    const found = read.find((one) => one.in === 'path' && one.name === name);
    const rules: Note[] = slashes ? [{ label: 'may hold slashes' }] : [];
    if (pattern !== undefined && !(slashes && /^\.[*+]$/.test(pattern)))
      rules.unshift({ label: 'matches', value: pattern });
    if (!found) return { name, in: 'path', schema: { type: 'string' }, required: true, notes: rules };
    return { ...parameterPart(found), required: true, notes: [...rules, ...notesOf(found.schema)] };
  });
  const names = new Set(route.pathParameters.map(({ name }) => name));
  const others = read.filter((one) => one.in !== 'path' || !names.has(one.name));
  return [...inPath, ...others.map(parameterPart)];
}

function parameterPart(one: Parameter): ParameterPart {
  const { schema } = one;
  const all = [
    ...(one.prefix ? [{ label: 'every name that begins so' }] : []),
    ...notesOf(schema),
    ...(one.repeated ? [{ label: 'may be given several times' }] : []),
  ];
  const { description } = schema;
  return {
    name: one.prefix ? `${one.name}*` : one.name,
    place: one,
    in: one.in,
    schema: one.repeated && schema.items ? { ...schema.items, default: undefined } : schema,
    required: one.required,
    description,
    notes: all,
  };
}

function responsePart(one: Response): ResponsePart {
  const { status, contentTypes, schema, form, from, file, line } = one;
  const place = file === undefined || line === undefined ? undefined : { file, line };
  return { status, contentTypes, schema, form: form === undefined ? '' : forms[form], from: from?.name, place };
}

function noteTexts(route: Route): Note[] {
  const [conditions, matchers, remarks] = [conditionsOf(route.conditions), matchersOf(route), remarksOf(route)];
  return [
    ...(conditions === '' ? [] : [{ label: 'only', value: conditions }]),
    ...(matchers === '' ? [] : [{ label: 'only with', value: matchers }]),
    ...(remarks === '' ? [] : [{ label: remarks }]),
  ];
}
