// Stage requests: answers. In: what was answered on the ways through a handler, and how its errors are answered around
// it. Out: one response for each status, with everything that may be written under it.

import { type AnswerNote, oneOf, type Shape, type Spot } from '../evaluate/index.ts';
import type { Place, Response, Schema } from '../model/route-map.ts';
import type { ShapeSchemas } from './schema-of-shape.ts';

export interface Answer {
  readonly status: string;
  readonly contentTypes: readonly string[];
  readonly shape?: Shape;
  readonly form?: AnswerNote['form'];
  readonly at?: Spot;
  readonly from?: Response['from'];
  /** Sent before the handler is reached. */
  readonly middleware?: Response['middleware'];
}

export function answersOf(note: AnswerNote): readonly Answer[] {
  return note.statuses.map((status) => ({ ...note, status: statusText(status) }));
}

/** What is no status is one that nobody knows. */
export function statusText(status: number | 'default'): string {
  return status !== 'default' && Number.isInteger(status) && status >= 100 && status <= 599
    ? String(status)
    : 'default';
}

export function responsesOf(
  answers: readonly Answer[],
  shapes: ShapeSchemas,
  place: (at: Spot) => Place,
): readonly Response[] {
  const byStatus = grouped(answers);
  return [...byStatus]
    .map(([status, group]) => response(status, group, shapes, place))
    .toSorted((a, b) => (a.status < b.status ? -1 : 1));
}

/**
 * With what middleware answers. Where the handler answers well, or with whatever its errors are answered with, what is
 * known of that is the handler's.
 */
export function withMiddleware(own: readonly Answer[], others: readonly Answer[]): readonly Answer[] {
  const known = new Set(own.map(({ status }) => status));
  return [...own, ...others.filter(({ status }) => (status >= '400' && status !== 'default') || !known.has(status))];
}

/** From this status on what nothing was written under says its status in words; a redirect says where to. */
export function withStatusTexts(answers: readonly Answer[], from: number | undefined): readonly Answer[] {
  if (from === undefined) return answers;
  const written = new Set(answers.filter(isWritten).map(({ status }) => status));
  return answers.map((one) => {
    const isEmpty = Number(one.status) >= from && !/^3/.test(one.status) && !mayNotWrite(one.status);
    return isEmpty && !written.has(one.status)
      ? { ...one, contentTypes: ['text/plain'], shape: { kind: 'text' } }
      : one;
  });
}

function isWritten({ shape, form }: Answer): boolean {
  return shape !== undefined || form !== undefined;
}

function response(
  status: string,
  group: readonly Answer[],
  shapes: ShapeSchemas,
  place: (at: Spot) => Place,
): Response {
  const shaped = group.filter(({ shape }) => shape && shape.kind !== 'unknown');
  const all = shaped.flatMap((one) => one.shape ?? []);
  // Where a value is written, bytes are the same value on its way.
  const values = all.filter(({ kind }) => kind !== 'bytes');
  const shape = oneOf(values.length > 0 ? values : all);
  const form = group.find((one) => one.form)?.form;
  const isStream = form === 'stream' && shaped.length === 0;
  const schema: Schema = isStream ? { type: 'string', format: 'binary' } : shapes.schema(shape);
  const text = shapes.text(shape);
  const first = shaped[0] ?? group[0];
  const own = group.some(({ from }) => !from);
  const from = own ? undefined : group[0]?.from;
  const middleware = group.every((one) => one.middleware) ? first?.middleware : undefined;
  const isEmpty = !group.some(isWritten) || mayNotWrite(status) || form === 'hijacked' || form === 'websocket';
  return {
    status,
    contentTypes: isEmpty ? [] : [...new Set(group.flatMap((one) => one.contentTypes))],
    ...(isEmpty || text === undefined ? {} : { type: text }),
    ...(isEmpty ? {} : { schema }),
    ...(form && (form !== 'stream' || isStream) ? { form } : {}),
    ...(from ? { from } : {}),
    ...(middleware ? { middleware } : {}),
    ...(first?.at ? place(first.at) : {}),
  };
}

/** Answers with these statuses have no content. */
function mayNotWrite(status: string): boolean {
  return status === '204' || status === '304' || status.startsWith('1');
}

function grouped(answers: readonly Answer[]): ReadonlyMap<string, readonly Answer[]> {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) groups.set(answer.status, [...(groups.get(answer.status) ?? []), answer]);
  return groups;
}
