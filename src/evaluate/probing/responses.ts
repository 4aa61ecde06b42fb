// Stage evaluate: what a probed handler does with its request and writer. In: reads and answers met while it runs. Out:
// notes in the probe; what is read is a symbolic value.

import type { CallSite, Machine } from '../machine.ts';
import { typeOfValue } from '../values/contents.ts';
import { nil, type RequestPart, type Value } from '../values/value.ts';

/** Statuses by which a handler says that it does not answer such a request. */
const refusals = new Set([404, 405, 501]);

export type Read = 'path' | 'method' | 'query' | 'header' | 'variables' | 'context' | 'request';

/** A part of the request, as text that nobody knows. */
export function note(m: Machine, part: Read, site: CallSite): Value {
  const request: RequestPart = part === 'path' || part === 'method' ? part : 'value';
  if (part !== 'context' && part !== 'request' && request === 'value') look(m);
  return { kind: 'text', pieces: [{ hole: site.source, reason: 'it comes from the request', at: site.at, request }] };
}

/** Something of the request is read. */
export function look({ probe, conds }: Machine): void {
  probe?.acts.push({ conds, isRead: true });
}

export function respond(m: Machine, status: Value | undefined, code: number | undefined): Value {
  const known = status?.kind === 'number' ? status.value : code;
  answer(m, known);
  return nil;
}

export function answer(m: Machine, status: number | undefined): void {
  const { probe, conds } = m;
  if (!probe) return;
  const refused = probe.refusals.some((before) => before.every((cond) => conds.includes(cond)));
  if (status !== undefined && refusals.has(status)) probe.refusals.push(conds);
  else if (!refused) probe.acts.push({ conds, isRead: false });
}

export function isRequest(m: Machine, value: Value | undefined): boolean {
  return value !== undefined && m.tables.role(typeOfValue(m, value))?.value.is === 'request';
}

export function isWriter(m: Machine, value: Value | undefined): boolean {
  return value !== undefined && m.tables.role(typeOfValue(m, value))?.value.is === 'writer';
}
