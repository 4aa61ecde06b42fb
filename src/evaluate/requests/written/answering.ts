// Stage evaluate: a traced request is answered. In: statuses, content types and values met on the way. Out: notes; what
// was sent by then is kept in the store, so that each way through the code has its own.

import type { RequestEffect } from '../../../model/request.ts';
import type { CallSite, Machine } from '../../machine.ts';
import { choiceOf, isPossible } from '../../values/choice.ts';
import { constantText, number, text, type Value } from '../../values/value.ts';
import { carried } from '../carriers.ts';
import { constantsOf, note, noted } from '../notes.ts';
import type { AnswerNote, Shape, Trace } from '../trace.ts';
import { isString, shapeOf, UNKNOWN } from './shapes.ts';
import { plainText, sniffed } from './sniffing.ts';

export type Status = number | 'default';

/** Nothing was sent, or the connection was taken over. */
export const NOTHING = 0;
export const HIJACKED = -1;

/** The slot of the writer that tells whether anything comes after. */
export const ABORTED = '#aborted';

/** On every way that leads here. */
export function isAborted(m: Machine, trace: Trace): boolean {
  const held = trace.writer.slots.get(ABORTED);
  const all = held?.kind === 'choice' ? held.alternatives : held ? [{ value: held, conds: [] }] : [];
  const live = all.filter(({ conds }) => isPossible(conds, m.conds));
  return live.length > 0 && live.every(({ value }) => value.kind === 'bool' && value.value);
}

/** So many statuses of errors are told apart by what the error is, which nobody knows here. */
const MANY = 3;

export function statusesOf(m: Machine, value: Value | undefined): readonly Status[] {
  const known = value && m.decide(value);
  if (!known) return [];
  if (known.kind === 'number') return [known.value];
  if (known.kind === 'text')
    return [/^[1-5]\d\d$/.test(constantText(known) ?? '') ? Number(constantText(known)) : 'default'];
  if (known.kind !== 'choice') return ['default'];
  const live = known.alternatives.filter((one) => isPossible(one.conds, m.conds));
  const all = [...new Set(live.flatMap((one) => statusesOf(m, one.value)))];
  const errors = all.filter((one) => one === 'default' || one >= 400);
  const others = all.filter((one) => one !== 'default' && one < 400);
  return known.open || errors.length >= MANY ? [...(errors.length >= MANY ? [] : others), 'default'] : all;
}

/** The statuses sent so far on the ways that lead here. */
export function sent(m: Machine, trace: Trace): readonly Status[] {
  const held = trace.writer.slots.get('#status');
  return held ? statusesNow(m, held) : [NOTHING];
}

function statusesNow(m: Machine, value: Value): readonly Status[] {
  if (value.kind === 'number') return [value.value];
  if (value.kind !== 'choice') return ['default'];
  const live = value.alternatives.filter((one) => isPossible(one.conds, m.conds));
  return [...new Set(live.flatMap((one) => statusesNow(m, one.value)))];
}

function keep(m: Machine, trace: Trace, statuses: readonly Status[]): void {
  const values = statuses.map((one): Value => (one === 'default' ? { kind: 'text', pieces: [] } : number(one)));
  m.store.set(trace.writer, '#status', choiceOf(values.map((value) => ({ value, conds: [] }))));
}

interface Answering {
  readonly statuses: readonly Status[];
  /** Several: the request chooses. */
  readonly contentType?: string | readonly string[];
  readonly value?: Value;
  readonly shape?: Shape;
  readonly form?: AnswerNote['form'];
  /** Statuses that it is sent with too. */
  readonly also?: readonly Status[];
}

/** Status and content go out in one go; what was sent before stays as it is. */
export function answerWith(m: Machine, trace: Trace, given: Answering, site: CallSite): void {
  const before = sent(m, trace);
  if (before.length > 0 && !before.includes(NOTHING)) {
    if (given.value || given.shape || given.form) write(m, trace, given, site);
    return;
  }
  const pending = pendingStatuses(m, trace);
  const statuses = given.statuses.length > 0 ? given.statuses : pending.length > 0 ? pending : [200];
  tell(m, trace, { ...given, statuses: [...statuses, ...(given.also ?? [])] }, site);
  keep(m, trace, statuses);
}

/** What is written goes with the status that was sent; else with the one that waits, or 200. */
export function write(m: Machine, trace: Trace, given: Omit<Answering, 'statuses'>, site: CallSite): void {
  const before = sent(m, trace);
  const pending = pendingStatuses(m, trace);
  const fresh = [...(pending.length > 0 ? pending : [200]), ...(given.also ?? [])];
  const statuses = [...new Set(before.flatMap((one) => (one === NOTHING ? fresh : [one])))].filter(
    (one) => one !== HIJACKED,
  );
  if (statuses.length === 0) return;
  tell(m, trace, { ...given, statuses }, site);
  if (before.includes(NOTHING)) keep(m, trace, statuses);
}

export function tell(m: Machine, trace: Trace, given: Answering, site: CallSite): void {
  const shape = textual(given.contentType, given.shape ?? (given.value && written(m, given.value)));
  const hasContent = shape !== undefined || given.form !== undefined;
  const types = hasContent ? contentTypes(m, trace, given, shape) : [];
  note(trace, {
    kind: 'answer',
    statuses: given.statuses,
    contentTypes: types,
    ...(shape ? { shape } : {}),
    ...(given.form ? { form: given.form } : {}),
    ...noted(m, trace, site.at),
  });
  if (types[0] !== undefined) m.store.set(trace.writer, '#sent', text(types[0], site.at));
}

/** What is sent in place of the answer: headers that were set by then are not its own. */
export function tellInstead(
  m: Machine,
  trace: Trace,
  { statuses, contentType, value, shape: given }: Answering,
  site: CallSite,
): void {
  const types = contentType === undefined ? [] : [contentType].flat();
  const shape = given ?? (value ? shapeOf(m, value) : types.length > 0 ? UNKNOWN : undefined);
  note(trace, {
    kind: 'answer',
    statuses,
    contentTypes: types,
    ...(shape ? { shape } : {}),
    ...noted(m, trace, site.at),
  });
}

/** Bytes that are written down one by one are a text. */
function written(m: Machine, value: Value): Shape {
  const shape = shapeOf(m, value);
  const plain = shape.kind === 'bytes' ? plainText(m, value) : undefined;
  return plain === undefined ? shape : { kind: 'text', text: plain };
}

/** What is sent as text is text, whatever it was made of. */
function textual(contentType: Answering['contentType'], shape: Shape | undefined): Shape | undefined {
  const isText = typeof contentType === 'string' && contentType.startsWith('text/');
  return shape?.kind === 'unknown' && isText ? { kind: 'text' } : shape;
}

function contentTypes(m: Machine, trace: Trace, given: Answering, shape: Shape | undefined): readonly string[] {
  // What goes on under a content type is of it.
  const set = trace.writer.slots.get('#sent') ?? trace.writer.slots.get('#type');
  const known = set && constantsOf(m, set);
  if (known && known.length > 0) return [...new Set(known.map(bare).filter((one) => one !== ''))];
  if (set) return [];
  const stands = carried(m, given.value);
  if (stands?.kind === 'encoded') return [stands.contentType];
  if (given.contentType !== undefined) return [given.contentType].flat().map(bare);
  const untyped = trace.asked.framework?.untyped;
  if (untyped !== undefined && given.form !== 'stream' && shape) return [untyped];
  if (shape?.kind === 'text') return [sniffed(shape.text)];
  if (isString(shape)) return ['text/plain'];
  return shape?.kind === 'bytes' || given.form === 'stream' ? ['application/octet-stream'] : [];
}

/** Without parameters. */
function bare(contentType: string): string {
  return contentType.split(';')[0]?.trim().toLowerCase() ?? '';
}

export function pendingStatuses(m: Machine, trace: Trace): readonly Status[] {
  const pending = trace.writer.slots.get('#pending');
  return pending ? statusesOf(m, pending).filter((one) => one !== NOTHING) : [];
}

export function setPending(m: Machine, trace: Trace, status: Value | undefined): void {
  if (status) m.store.set(trace.writer, '#pending', status);
}

/** Only the content type says something about what follows. */
export function setHeader(m: Machine, trace: Trace, name: string | undefined, value: Value | undefined): void {
  if (name?.toLowerCase() !== 'content-type' || !value) return;
  m.store.set(trace.writer, '#type', value);
  trace.typed.push({ value, conds: m.conds });
}

export function hijack(
  m: Machine,
  trace: Trace,
  { form, code, answered }: Pick<Extract<RequestEffect, { effect: 'hijack' }>, 'form' | 'code' | 'answered'>,
  site: CallSite,
): void {
  const pending = answered ? pendingStatuses(m, trace) : [];
  const first = code ?? (answered ? 200 : undefined);
  if (first !== undefined) tell(m, trace, { statuses: pending.length > 0 ? pending : [first], form }, site);
  m.store.set(trace.writer, '#status', number(HIJACKED));
}

/** A status line that is printed to a connection that was taken over. */
export function writeToConnection(m: Machine, trace: Trace, values: readonly Value[], site: CallSite): void {
  for (const value of values) {
    const known = m.force(value);
    const [first] = known.kind === 'text' ? known.pieces : [];
    const line = first && 'text' in first ? /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(first.text) : undefined;
    if (line) tell(m, trace, { statuses: [Number(line[1])], form: 'hijacked' }, site);
  }
}
