// Stage page: what a handler reads and answers. In: a route. Out: sections: parameters, body, responses, outgoing calls,
// and each step with the line of the source that it stands in. What is not known has no section.

import type {
  Operation,
  OutgoingCall,
  Parameter,
  PathParameter,
  Response,
  Route,
  Schema,
} from '../../model/route-map.ts';
import { type Child, element } from '../dom.ts';
import { typeText } from '../spelling.ts';
import { type Context, conditionList, place } from '../words.ts';
import { schemaView } from './schema.ts';

export function section(title: string, ...children: Child[]): HTMLElement {
  return element('section', {}, element('h3', {}, title), ...children);
}

export function table(heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  const head = element(
    'tr',
    {},
    heads.map((text) => element('th', { scope: 'col' }, text)),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      cells.map((cell) => element('td', {}, cell)),
    ),
  );
  return element(
    'div',
    { class: 'scroll' },
    element('table', {}, element('thead', {}, head), element('tbody', {}, body)),
  );
}

export function requestSections(route: Route, context: Context): HTMLElement[] {
  const { operation } = route;
  const read = operation?.parameters ?? [];
  const unread = route.pathParameters.filter(({ name }) => !read.some((one) => one.in === 'path' && one.name === name));
  const rows = [
    ...unread.map((one) => pathRow(one, operation)),
    ...read.map((one) => parameterRow(one, context, route)),
  ];
  const parameters =
    rows.length === 0 ? [] : [section('Parameters', table(['Name', 'In', 'Type', 'Rules', 'Read at'], rows))];
  const body = operation?.body ? [bodySection(operation.body, context)] : [];
  return [...parameters, ...body, ...more(operation)];
}

function pathRow({ name, pattern, slashes }: PathParameter, operation: Operation | undefined): Child[] {
  const rule = [pattern === undefined ? '' : `matches ${pattern}`, slashes ? 'may hold slashes' : ''];
  return [
    element('code', {}, name),
    'path',
    'string',
    [...rule, assumed('path', name, operation)].filter(Boolean).join(', '),
    undefined,
  ];
}

function parameterRow(one: Parameter, context: Context, { operation, pathParameters }: Route): Child[] {
  const inPath = one.in === 'path' ? pathParameters.find(({ name }) => name === one.name) : undefined;
  const facts = [
    one.required ? 'required' : '',
    one.repeated ? 'repeatable' : '',
    inPath?.slashes ? 'may hold slashes' : '',
    ...valuesOf(one.schema),
    assumed(one.in, one.name, operation),
  ];
  const name = element('code', {}, one.prefix ? `${one.name}…` : one.name);
  return [name, one.in, typeText(one.schema), facts.filter(Boolean).join(', '), place(context, one)];
}

function valuesOf(schema: Schema): string[] {
  const { enum: values, default: usual, pattern, description } = schema.items ?? schema;
  return [
    values ? `one of ${values.join(', ')}` : '',
    usual === undefined ? '' : `default ${usual}`,
    pattern === undefined ? '' : `matches ${pattern}`,
    description ?? '',
  ];
}

function assumed(where: string, name: string, operation: Operation | undefined): string {
  const key = `${where}.${name}`;
  const values = operation?.assumed ?? {};
  return Object.hasOwn(values, key) ? `taken as ${values[key]} here` : '';
}

function bodySection(body: NonNullable<Operation['body']>, context: Context): HTMLElement {
  const types = body.contentTypes.length > 0 ? body.contentTypes.join(', ') : 'any content type';
  const facts = [types, body.required ? 'required' : 'may be absent'].join(', ');
  return section(
    'Body',
    element('p', { class: 'facts' }, facts, ' ', place(context, body)),
    schemaView(body.schema, context),
  );
}

/** What is read besides. */
function more(operation: Operation | undefined): HTMLElement[] {
  if (!operation) return [];
  const rows: [string, string][] = [
    ['Authorization', operation.authorization ? 'its Authorization header is looked at' : ''],
    ['Transport', operation.transport.join(', ')],
    ['Read by middleware', operation.outside.join(', ')],
    ['Refused', operation.refused ? 'under what was assumed, every way ends in an error' : ''],
  ];
  const shown = rows.filter(([, text]) => text !== '');
  return shown.length === 0
    ? []
    : [
        section(
          'Notes',
          element(
            'dl',
            {},
            shown.map(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]),
          ),
        ),
      ];
}

export function responseSections({ operation }: Route, context: Context): HTMLElement[] {
  const responses = operation?.responses ?? [];
  if (responses.length === 0) return [];
  return [
    section(
      'Responses',
      element(
        'ul',
        { class: 'responses' },
        responses.map((one) => responseItem(one, context)),
      ),
    ),
  ];
}

function responseItem(one: Response, context: Context): HTMLElement {
  const kind = /^[23]/.test(one.status) ? 'good' : 'bad';
  const forms = {
    sequence: 'one JSON text after the other',
    stream: 'a stream',
    websocket: 'a WebSocket',
    hijacked: 'the connection is taken over',
  };
  const facts = [
    one.contentTypes.join(', '),
    one.form ? forms[one.form] : '',
    one.schema ? '' : one.status === 'default' ? 'an error' : 'nothing is written',
  ];
  const head = element(
    'p',
    {},
    element('span', { class: `status ${kind}` }, one.status),
    ' ',
    one.type ?? '',
    ' ',
    element('span', { class: 'facts' }, facts.filter(Boolean).join(', ')),
    one.from ? element('span', { class: 'facts' }, ` from ${one.from.name}`) : undefined,
    one.middleware ? element('span', { class: 'facts' }, ` by ${one.middleware.name}`) : undefined,
    ' ',
    place(context, one),
  );
  return element('li', {}, head, one.schema ? schemaView(one.schema, context) : undefined);
}

export function callSections({ operation }: Route, context: Context): HTMLElement[] {
  const calls = operation?.calls ?? [];
  return calls.length === 0
    ? []
    : [
        section(
          'Calls',
          element(
            'ul',
            { class: 'calls' },
            calls.map((one) => callItem(one, context)),
          ),
        ),
      ];
}

function callItem(call: OutgoingCall, context: Context): HTMLElement {
  const implementations = call.implementations.map((one) =>
    element('li', {}, element('code', { title: one.symbol }, one.name), ' ', place(context, one)),
  );
  const through =
    call.interface === undefined ? undefined : element('span', { class: 'facts' }, ' through an interface');
  return element(
    'li',
    {},
    element('code', { title: call.symbol }, call.name),
    through,
    ' ',
    place(context, call),
    implementations.length > 0 ? element('ul', { class: 'implementations' }, implementations) : undefined,
  );
}

/** The flow as text: what the picture shows, with the source. */
export function stepTable({ operation }: Route, context: Context): HTMLElement | undefined {
  const steps = operation?.steps ?? [];
  if (steps.length === 0 || context.paper) return undefined;
  const rows = steps.map((step): Child[] => [
    step.kind,
    element('code', {}, step.text),
    [element('code', { class: 'source' }, step.source), ...conditionList(context, step.conditions)],
    place(context, step),
  ]);
  return element(
    'details',
    {},
    element('summary', {}, `Step by step (${steps.length})`),
    table(['Step', 'What', 'Source', 'Place'], rows),
  );
}
