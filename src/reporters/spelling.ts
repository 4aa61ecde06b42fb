// Stage reporters: how one fact of the document is written for people. In: a route, middleware or condition. Out: text,
// made harmless. The short forms leave out what the block around them says already: the package of a router.

import { posix } from 'node:path';
import type { Alias, Condition, Matcher, Middleware, Place, Route } from '../model/route-map.ts';
import { printable } from './printable.ts';

/** What is not known. */
export const UNKNOWN = '?';

/** Host and path of a route or of one of its aliases; an unknown beginning as `{?}`. */
export function pathOf(route: Route, alias?: Alias): string {
  return printable(`${route.host ?? ''}${route.base ? '{?}' : ''}${(alias ?? route).path}`);
}

export function handlerOf(route: Route): string {
  return printable(route.handler?.name ?? UNKNOWN);
}

/** Without its package where that is the router's own, and then without its receiver too unless that tells two apart. */
export function shortHandlerOf(route: Route, withReceiver: boolean): string {
  const { handler, declaration } = route;
  if (!handler || handler.package !== declaration.package) return handlerOf(route);
  const local = handler.name.slice(packageName(handler.name, handler.package).length + 1);
  const receivers = withReceiver || !handler.receiver ? [] : [`(${handler.receiver}).`, `${handler.receiver}.`];
  const receiver = receivers.find((prefix) => local.startsWith(prefix)) ?? '';
  return printable(local.slice(receiver.length));
}

/** The package at the head of `name`, which may have dots of its own (`yaml.v3`). */
export function packageName(name: string, importPath: string): string {
  const last = posix.basename(importPath);
  return name.startsWith(`${last}.`) ? last : name.slice(0, Math.max(0, name.indexOf('.')));
}

/** Where the handler is written; for one outside of the sources, where the route is. */
export function placeOf({ handler, declaration }: Route): { file: string; line: number } {
  const { file, line } = handler ?? {};
  return file === undefined || line === undefined ? declaration : { file, line };
}

export function gatesOf(route: Route): readonly Middleware[] {
  return route.middleware.filter((one) => one.scope === 'handler' && !one.adapter);
}

/** `router.WithMinimumAPIVersion("1.25")`; `short` without the package. */
export function gate(one: Middleware, short: boolean): string {
  const name = short ? one.name.slice(one.name.indexOf('.') + 1) : one.name;
  const values = one.arguments.length > 0 ? `(${one.arguments.join(', ')})` : '';
  return `${printable(name + values)}${inBrackets(conditionsOf(one.conditions))}`;
}

export function layer(one: Middleware): string {
  return `${printable(one.name)}${inBrackets(conditionsOf(one.conditions))}`;
}

function inBrackets(text: string): string {
  return text && ` (${text})`;
}

/** `if a && b`, `for range x`, `build linux`; empty where there is no condition. */
export function conditionsOf(conditions: readonly Condition[]): string {
  const texts = (kind: Condition['kind']): string[] =>
    conditions.filter((one) => one.kind === kind).map((one) => one.text);
  const tests = texts('if');
  const all = tests.length > 1 ? tests.map((text) => (text.includes('||') ? `(${text})` : text)) : tests;
  const branches = all.length > 0 ? [`if ${all.join(' && ')}`] : [];
  const loops = texts('loop').map((text) => `for ${text}`);
  const builds = texts('build').map((text) => `build ${text}`);
  return printable([...branches, ...loops, ...builds].join(', '));
}

/** What a request must have besides verb and path: `query type=a`, `header X-Version: 2`, `scheme https`. */
export function matchersOf(route: Route): string {
  return printable(route.matchers.map(matcher).join(', '));
}

function matcher({ kind, name, value }: Matcher): string {
  switch (kind) {
    case 'query':
      return `query ${name ?? ''}${value === undefined ? '' : `=${value}`}`;
    case 'header':
      return `header ${name ?? ''}${value === undefined ? '' : `: ${value}`}`;
    case 'scheme':
      return `scheme ${value ?? UNKNOWN}`;
    case 'custom':
      return `matcher ${name ?? value ?? UNKNOWN}`;
  }
}

/** What else a reader of the route should know before trusting it. */
export function notesOf(route: Route, alias?: Alias): string {
  const shadow = alias ? alias.shadowedBy : route.shadowedBy;
  const notes = [
    ...(shadow === undefined ? [] : [`shadowed by ${shadow}`]),
    ...(route.reachable === false ? ['unreachable'] : []),
    ...(route.base ? [`base ${route.base.text}`] : []),
    ...(alias ? [] : route.holes.map((hole) => `{?} is ${hole.text}`)),
    ...(route.deprecated ? ['deprecated'] : []),
  ];
  return printable(notes.join(', '));
}

/** `refuseExperimental if !enabled`. */
export function variantsOf(route: Route): string {
  const texts = route.variants.map(({ handler, conditions }) => {
    const condition = conditionsOf(conditions);
    return `${printable(handler.name)}${condition && ` ${condition}`}`;
  });
  return texts.join(', ');
}

export function lineOf({ file, line }: Pick<Place, 'file' | 'line'>): string {
  return `${printable(file)}:${line}`;
}

/** `1 route`, `2 routes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
