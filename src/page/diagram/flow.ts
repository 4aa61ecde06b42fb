// Stage page: what happens to a request, as a sequence. In: a route, its server, how places become links. Out: lanes: the
// client, the program with its middleware, the handler, and who does the work; and what passes between them.

import { toldSteps } from '../../model/operation.ts';
import type {
  Condition,
  Frame,
  Handler,
  Middleware,
  OutgoingCall,
  Place,
  Route,
  Server,
  Step,
} from '../../model/route-map.ts';
import { conditionsText, conditionText } from '../spelling.ts';
import type { Item, Lane, Line, Sequence } from './sequence.ts';

type LinkOf = (place: Partial<Place>) => string | undefined;

/** More lanes than these are no picture: then a package has one, not a type. */
const LANES = 5;
const [CLIENT, PROGRAM, HANDLER] = [0, 1, 2];

export function flowOf(route: Route, server: Server | undefined, linkOf: LinkOf): Sequence {
  const callees = calleesOf(route.operation?.calls ?? []);
  const handler = route.handler;
  const lanes: Lane[] = [
    { title: 'client', below: undefined },
    { title: server?.id ?? route.server, below: { text: route.framework } },
    { title: handler ? local(handler.name) : 'unknown handler', below: handler && lineAt(handler, linkOf) },
    ...callees.names.map((title): Lane => ({ title, below: undefined })),
  ];
  const request = message(CLIENT, PROGRAM, `${route.method === '*' ? 'ANY' : route.method} ${route.path}`, []);
  const layers = route.middleware.filter(({ adapter }) => !adapter).map((one) => layerNote(one, linkOf));
  const call = message(PROGRAM, HANDLER, handler ? local(handler.name) : '?', [lineAt(route.registration, linkOf)]);
  const steps = framed(toldSteps(route.operation?.steps ?? []), 0, (some) => stepItems(some, route, callees, linkOf));
  const items = [request, ...layers, call, ...refusal(route), ...steps, ...otherAnswers(route, linkOf)];
  return { lanes, items: [...items, ...unknown(route)] };
}

/** Answers that no step gives: what stands around the handler makes of its errors, or answers itself. */
function otherAnswers({ operation }: Route, linkOf: LinkOf): Item[] {
  const given = new Set(operation?.steps.map(({ status }) => status));
  const others = (operation?.responses ?? []).filter(({ status }) => !given.has(status));
  const items = others.map((one): Item => {
    const text = [one.status, one.type ?? (one.status === 'default' ? 'any other error' : '')].join(' ').trim();
    const by = one.middleware ? [{ text: `by ${one.middleware.name}` }] : [];
    const below = [...by, ...(one.file === undefined ? [] : [lineAt(one, linkOf)])];
    return { ...message(HANDLER, CLIENT, text, below), answer: true, tone: toneOf(one.status) };
  });
  return items.length > 0 ? [{ kind: 'frame', text: 'otherwise', items }] : [];
}

function refusal({ operation }: Route): Item[] {
  const text = 'under what is assumed, every way ends in an error';
  return operation?.refused ? [{ kind: 'note', lane: HANDLER, text, below: [], tone: 'warn' }] : [];
}

/** What a reader would otherwise take for the whole. */
function unknown({ operation, handler }: Route): Item[] {
  const text = operation
    ? operation.incomplete
    : handler?.external
      ? 'outside of the sources'
      : 'what it does was not followed';
  return text === undefined ? [] : [{ kind: 'note', lane: HANDLER, text, below: [], tone: 'warn' }];
}

function layerNote(one: Middleware, linkOf: LinkOf): Item {
  const values = one.arguments.length > 0 ? `(${one.arguments.join(', ')})` : '';
  const condition = one.conditions.length > 0 ? [{ text: conditionsText(one.conditions) }] : [];
  const at = one.file === undefined ? [] : [lineAt(one, linkOf)];
  const tone = one.scope === 'handler' ? 'good' : 'plain';
  return { kind: 'note', lane: PROGRAM, text: `${one.name}${values}`, below: [...condition, ...at], tone };
}

/** Steps that share a condition stand in one frame; reads that follow each other in one note. */
function framed(steps: readonly Step[], depth: number, itemsOf: (steps: readonly Step[]) => Item[]): Item[] {
  const items: Item[] = [];
  for (let i = 0; i < steps.length; ) {
    const condition = steps[i]?.conditions[depth];
    const end = condition ? lastWith(steps, i, depth, condition) : lastRead(steps, i, depth);
    const inside = steps.slice(i, end);
    if (condition)
      items.push({ kind: 'frame', text: conditionText(condition), items: framed(inside, depth + 1, itemsOf) });
    else items.push(...itemsOf(inside));
    i = end;
  }
  return items;
}

function lastRead(steps: readonly Step[], from: number, depth: number): number {
  const isRead = (step: Step | undefined): boolean => step?.kind === 'read' && step.conditions[depth] === undefined;
  let end = from + 1;
  while (isRead(steps[from]) && isRead(steps[end])) end++;
  return end;
}

function lastWith(steps: readonly Step[], from: number, depth: number, condition: Condition): number {
  let end = from + 1;
  while (end < steps.length && same(steps[end]?.conditions[depth], condition)) end++;
  return end;
}

function same(one: Condition | undefined, other: Condition): boolean {
  return one?.kind === other.kind && one.text === other.text && one.file === other.file && one.line === other.line;
}

function stepItems(steps: readonly Step[], route: Route, callees: Callees, linkOf: LinkOf): Item[] {
  const [step] = steps;
  if (!step) return [];
  const inside = step.symbol === route.handler?.symbol ? [] : [{ text: `in ${local(step.name)}` }];
  const below = [...inside, lineAt(step, linkOf)];
  switch (step.kind) {
    case 'read':
      return [steps.length > 1 ? readsNote(steps, linkOf) : note(HANDLER, `reads ${step.text}`, below)];
    case 'response':
      return [{ ...message(HANDLER, CLIENT, step.text, below), answer: true, tone: toneOf(step.status ?? step.text) }];
    case 'call': {
      const call = route.operation?.calls[step.call ?? -1];
      const lane = HANDLER + 1 + (call ? callees.laneOf(call) : -1);
      if (!call || lane <= HANDLER) return [note(HANDLER, step.text, below)];
      const done = call.implementations.map((one) => workNote(one, lane, linkOf));
      return [message(HANDLER, lane, method(call.name), below), ...done];
    }
  }
}

/** A line each, with the place at its end. */
function readsNote(steps: readonly Step[], linkOf: LinkOf): Item {
  const below = steps.map((step): Line => {
    const { text, href } = lineAt(step, linkOf);
    return { text: `${step.text} · ${text}`, href };
  });
  return note(HANDLER, 'reads', below);
}

function note(lane: number, text: string, below: readonly Line[]): Item {
  return { kind: 'note', lane, text, below, tone: 'plain' };
}

function workNote(one: Frame, lane: number, linkOf: LinkOf): Item {
  return { kind: 'note', lane, text: local(one.name), below: [lineAt(one, linkOf)], tone: 'strong' };
}

function toneOf(status: string): 'good' | 'bad' | 'plain' {
  return /^2/.test(status) ? 'good' : /^[45d]/.test(status) ? 'bad' : 'plain';
}

interface Callees {
  readonly names: readonly string[];
  laneOf(call: OutgoingCall): number;
}

function calleesOf(calls: readonly OutgoingCall[]): Callees {
  const types = [...new Set(calls.map(typeOf))];
  const nameOf = types.length > LANES ? packageOf : typeOf;
  const names = [...new Set(calls.map(nameOf))];
  return { names, laneOf: (call) => names.indexOf(nameOf(call)) };
}

/** `container.Backend` of `container.Backend.Containers`, `daemon.(*Daemon)` of `daemon.(*Daemon).Containers`. */
function typeOf({ name }: OutgoingCall): string {
  const at = name.lastIndexOf('.');
  return at < 0 ? name : name.slice(0, at);
}

function packageOf({ name }: OutgoingCall): string {
  return `${name.slice(0, Math.max(0, name.indexOf('.'))) || name}`;
}

function method(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Without the package. */
function local(name: Handler['name']): string {
  return name.slice(name.indexOf('.') + 1);
}

function lineAt(place: Partial<Place>, linkOf: LinkOf): Line {
  if (place.file === undefined) return { text: 'outside of the sources' };
  const file = place.file.split('/').slice(-2).join('/');
  return { text: `${file}:${place.line}`, href: linkOf(place) };
}

function message(from: number, to: number, text: string, below: readonly Line[]): Item & { kind: 'message' } {
  return { kind: 'message', from, to, text, below, tone: 'plain', answer: false };
}
