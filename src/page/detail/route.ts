// Stage page: all that is known about one route. In: an entry of the list. Out: an article: what it is, what happens to a
// request as a picture, what it reads and answers, what it passes, and how it came to be.

import type { Frame, Handler, Middleware, Route } from '../../model/route-map.ts';
import { flowOf } from '../diagram/flow.ts';
import { layOutSequence } from '../diagram/sequence.ts';
import { figure } from '../diagram/svg.ts';
import { type Child, element } from '../dom.ts';
import type { Entry } from '../search.ts';
import { matcherText } from '../spelling.ts';
import { badge, type Context, conditionList, hrefOf, place } from '../words.ts';
import { callSections, requestSections, responseSections, section, stepTable } from './operation.ts';

export function routeDetail({ at, words }: Entry, context: Context): HTMLElement {
  const route = context.data.route(at);
  const heading = element(
    'h2',
    { tabindex: -1 },
    badge(route.method),
    ' ',
    element('span', { class: 'path' }, pathParts(words.path)),
  );
  const doc = route.handler?.doc;
  return element(
    'article',
    { class: 'route' },
    heading,
    notes(route, context),
    doc === undefined ? undefined : element('p', { class: 'doc' }, doc),
    facts(route, context),
    flow(route, context),
    ...requestSections(route, context),
    ...responseSections(route, context),
    ...callSections(route, context),
    ...middleware(route, context),
    way(route, context),
  );
}

/** Parameters stand out. */
function pathParts(path: string): Child[] {
  return path
    .split(/(\{[^{}]*\})/)
    .map((part, i) => (i % 2 === 0 ? part : element('span', { class: 'parameter' }, part)));
}

function notes(route: Route, context: Context): HTMLElement | undefined {
  const warnings: Child[] = [
    route.deprecated ? element('li', {}, 'deprecated') : undefined,
    route.reachable === false ? element('li', {}, 'unreachable: nothing calls the code that registers it') : undefined,
    route.shadowedBy === undefined
      ? undefined
      : element('li', {}, 'shadowed by ', routeLink(route.shadowedBy, route, context)),
    route.base
      ? element('li', {}, 'begins with ', element('code', {}, route.base.text), ' ', place(context, route.base))
      : undefined,
    route.holes.map((hole) =>
      element('li', {}, element('code', {}, '{?}'), ' is ', element('code', {}, hole.text), ' ', place(context, hole)),
    ),
    route.operation?.incomplete === undefined
      ? undefined
      : element('li', {}, `not all is known: ${route.operation.incomplete}`),
  ];
  const list = element('ul', { class: 'notes' }, ...warnings);
  return list.childElementCount > 0 ? list : undefined;
}

function routeLink(id: string, { server }: Route, context: Context): HTMLElement {
  const href = context.address(id, server);
  return href === undefined ? element('code', {}, id) : element('a', { href }, id);
}

function facts(route: Route, context: Context): HTMLElement {
  const { declaration, registration, methods, host, matchers, conditions, aliases, variants, tags } = route;
  const rows: [string, Child][] = [
    ['Handler', handler(route.handler, context)],
    [
      'Variants',
      variants.map((one) =>
        element('div', {}, handler(one.handler, context), ' ', conditionList(context, one.conditions)),
      ),
    ],
    ['Declared', [element('code', { title: declaration.symbol }, declaration.name), ' ', place(context, declaration)]],
    [
      'Registered',
      [element('code', { title: registration.symbol }, registration.name), ' ', place(context, registration)],
    ],
    ['Server', [route.server, element('span', { class: 'facts' }, ` ${route.framework}`)]],
    ['Verbs', route.method === '*' ? (methods.length > 0 ? methods.join(', ') : 'any') : ''],
    ['Host', host ?? ''],
    [
      'Only if',
      [matchers.map((one) => element('div', {}, element('code', {}, matcherText(one)), ' ', place(context, one)))],
    ],
    ['Pattern', route.pattern === route.path ? '' : element('code', {}, route.pattern)],
    ['Below', route.subtree ? 'everything below this path too' : ''],
    [
      'Also',
      aliases.map((one) =>
        element(
          'div',
          {},
          element('code', {}, one.path),
          ' ',
          place(context, one.registration),
          shadowed(one.shadowedBy, route, context),
        ),
      ),
    ],
    ['Condition', conditionList(context, conditions)],
    ['Tags', tags.join(', ')],
  ];
  const shown = rows.filter(([, child]) => child !== '' && !(Array.isArray(child) && child.flat(2).length === 0));
  return element(
    'dl',
    { class: 'facts-list' },
    shown.map(([name, child]) => [element('dt', {}, name), element('dd', {}, child)]),
  );
}

function shadowed(id: string | undefined, route: Route, context: Context): Child {
  return id === undefined ? undefined : [' shadowed by ', routeLink(id, route, context)];
}

function handler(one: Handler | undefined, context: Context): Child {
  if (!one) return 'not known';
  const where = one.external ? element('span', { class: 'facts' }, 'outside of the sources') : place(context, one);
  return [element('code', { title: one.symbol }, one.name), ' ', where];
}

function flow(route: Route, context: Context): HTMLElement {
  const server = context.data.map.servers.find(({ id }) => id === route.server);
  const linkOf = (at: Parameters<typeof hrefOf>[1]): string | undefined => hrefOf(context.data, at);
  const drawing = layOutSequence(flowOf(route, server, linkOf));
  const label = `What happens to ${route.method} ${route.path}, as a sequence diagram`;
  return section('Flow', figure(drawing, label), stepTable(route, context));
}

function middleware({ middleware: all }: Route, context: Context): HTMLElement[] {
  const layers = all.filter(({ adapter }) => !adapter);
  return layers.length === 0
    ? []
    : [
        section(
          'Middleware',
          element(
            'ol',
            { class: 'middleware' },
            layers.map((one) => layer(one, context)),
          ),
        ),
      ];
}

function layer(one: Middleware, context: Context): HTMLElement {
  const values = one.arguments.length > 0 ? `(${one.arguments.join(', ')})` : '';
  const scope = one.scope === 'handler' ? 'gate' : one.scope;
  return element(
    'li',
    {},
    element('code', { title: one.symbol }, one.name + values),
    ' ',
    element('span', { class: `scope${scope === 'gate' ? ' gate' : ''}` }, scope),
    ' ',
    place(context, one),
    one.conditions.length > 0 ? element('div', {}, conditionList(context, one.conditions)) : undefined,
  );
}

/** From `main` to the line that registers it. */
function way(route: Route, context: Context): HTMLElement {
  const server = context.data.map.servers.find(({ id }) => id === route.server);
  const entry = server?.entries[0];
  const parts: [string, readonly Frame[]][] = [
    ['From main to the server', entry?.chain ?? []],
    ['To the registration', [...route.chain, route.registration]],
    ['To the declaration', [...route.declaration.chain, { ...route.declaration }]],
  ];
  const shown = parts.filter(([, frames]) => frames.length > 0);
  return section(
    'How it comes to be',
    element(
      'div',
      { class: 'ways' },
      shown.map(([title, frames]) => element('div', {}, element('h4', {}, title), frameList(frames, context))),
    ),
  );
}

function frameList(frames: readonly Frame[], context: Context): HTMLElement {
  return element(
    'ol',
    {},
    frames
      .filter((one, i) => !sameLine(one, frames[i - 1]))
      .map((frame) =>
        element('li', {}, element('code', { title: frame.symbol }, frame.name), ' ', place(context, frame)),
      ),
  );
}

function sameLine(one: Frame, other: Frame | undefined): boolean {
  return one.symbol === other?.symbol && one.file === other.file && one.line === other.line;
}
