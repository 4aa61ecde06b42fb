// Stage reporters, mermaid: the routes of one router. In: routes. Out: a flowchart: route, handler, outgoing calls down to
// their implementations, with gates and conditions on the arrows.

import type { OutgoingCall, Route, Step } from '../../model/route-map.ts';
import { conditionsOf, count, gate, gatesOf, handlerOf, matchersOf, pathOf } from '../spelling.ts';
import type { Templates } from '../templates.ts';
import { Flowchart } from './drawing/flowchart.ts';
import { split } from './limits.ts';
import { placeLines } from './places.ts';

/** Implementations of one call; more are counted. */
const IMPLEMENTATIONS = 3;
/** Of one handler, so that it alone is never too much for mermaid. */
const CALLS = 60;
const LABEL = 120;
const SPACING = 160;

/** Several where there are more arrows than mermaid draws. `prefix`: under which all its aliases are. */
export function routerDiagrams(
  title: string,
  routes: readonly Route[],
  prefix: string | undefined,
  templates?: Templates,
): string[] {
  const draw = (some: readonly Route[], calls = CALLS): Flowchart => {
    const chart = new Flowchart(title, SPACING, templates);
    drawRoutes(title, some, prefix, calls, chart);
    return chart;
  };
  return split(routes, (some) => draw(some).fits()).map((some) => {
    const calls = [CALLS, CALLS / 4, 0].find((most) => draw(some, most).fits());
    return String(draw(some, calls ?? 0));
  });
}

function drawRoutes(
  title: string,
  routes: readonly Route[],
  prefix: string | undefined,
  most: number,
  chart: Flowchart,
): void {
  const also = prefix === undefined ? '' : `, also under ${prefix}`;
  const frame = chart.group(`${title}: ${count(routes.length, 'route')}${also}`);
  const handlers = new Map<string, string>();
  for (const route of routes) {
    const known = handlers.get(keyOf(route));
    const handler = known ?? chart.node(handlerLines(route));
    handlers.set(keyOf(route), handler);
    chart.edge(chart.node(routeLines(route, prefix), 'round', frame), handler, gateLines(route));
    if (known === undefined) drawCalls(route, most, chart, handler);
  }
}

/** What several handlers call stands behind each of them: one box for all draws arrows across the boxes between. */
function drawCalls({ operation }: Route, most: number, chart: Flowchart, handler: string): void {
  const { calls = [], steps = [] } = operation ?? {};
  const boxes = new Map<string, string>();
  for (const [i, call] of calls.slice(0, most).entries()) {
    const key = `${call.interface ?? ''} ${call.symbol}`;
    const callee = boxes.get(key) ?? chart.node(calleeLines(call));
    boxes.set(key, callee);
    chart.edge(handler, callee, conditionLines(steps, i));
  }
  if (calls.length > most) chart.edge(handler, chart.node([`${calls.length - most} more calls`]));
}

function keyOf({ handler, id }: Route): string {
  return handler ? JSON.stringify([handler.symbol, handler.file, handler.line]) : id;
}

function routeLines(route: Route, prefix: string | undefined): string[] {
  const { deprecated, conditions, method } = route;
  const aliases = route.aliases.filter(({ shadowedBy }) => prefix === undefined || shadowedBy !== undefined);
  const also =
    aliases.length === 1 ? `also ${pathOf(route, aliases[0])}` : `also ${count(aliases.length, 'more path')}`;
  return [
    `${method} ${pathOf(route)}`,
    ...(aliases.length > 0 ? [also] : []),
    matchersOf(route),
    conditionsOf(conditions),
    ...(deprecated ? ['deprecated'] : []),
    ...(route.operation?.refused ? ['refused under what is assumed'] : []),
  ];
}

function gateLines(route: Route): string[] {
  return gatesOf(route).map((one) => gate(one, true));
}

function handlerLines(route: Route): string[] {
  return [handlerOf(route), ...(route.handler ? placeLines(route.handler) : [])];
}

function calleeLines({ name, interface: through, implementations, ...place }: OutgoingCall): string[] {
  const shown = implementations.slice(0, IMPLEMENTATIONS);
  const more = implementations.length - shown.length;
  const behind = shown.flatMap((one) => [
    ...(through === undefined && one.name === name ? [] : [one.name]),
    ...placeLines(one),
  ]);
  return [name, ...behind, ...(more > 0 ? [`and ${more} more`] : []), ...(behind.length > 0 ? [] : placeLines(place))];
}

/** Of the first step that makes the call. */
function conditionLines(steps: readonly Step[], call: number): string[] {
  const step = steps.find((one) => one.call === call);
  const text = step ? conditionsOf(step.conditions) : '';
  // Long labels hide what they cross.
  return [text.length > LABEL ? `${[...text].slice(0, LABEL - 1).join('')}…` : text];
}
