// Stage evaluate: rows that answer a traced request. In: a row and the values of a call. Out: what the call returns;
// undefined where what is written goes elsewhere.

import type { ContentType, Instead, Returns, Written } from '../../../model/request.ts';
import { argumentList } from '../../effects/arguments.ts';
import type { Machine } from '../../machine.ts';
import { isPossible } from '../../values/choice.ts';
import { typeOfValue } from '../../values/contents.ts';
import { nil, text, tuple, type Value } from '../../values/value.ts';
import { bufferOf, carried, putInto, standing } from '../carriers.ts';
import type { Carried, Shape } from '../trace.ts';
import {
  answerWith,
  NOTHING,
  pendingStatuses,
  type Status,
  sent,
  setHeader,
  statusesOf,
  tell,
  tellInstead,
  write,
  writeToConnection,
} from '../written/answering.ts';
import { shapeOfError, shapeOfSent } from '../written/sent.ts';
import { shapeOf, UNKNOWN } from '../written/shapes.ts';
import { arg, forcedText, hand, type Of, type On, returned, run, writtenValue } from './on.ts';

export function respond(on: On, effect: Of<'respond'>): Value | undefined {
  const { m, trace, site } = on;
  const to = effect.to === undefined ? undefined : carried(m, arg(on, effect.to))?.kind;
  if (effect.to !== undefined && to !== 'writer' && to !== 'connection') return undefined;
  if (effect.connection && to !== 'connection') return undefined;
  const status = effect.status === undefined ? undefined : arg(on, effect.status);
  const value = writtenValue(on, effect.value);
  const contentType = ownType(on, effect.contentType);
  const isError = effect.failure !== undefined;
  const given = isError && effect.status === undefined ? failing(m, arg(on, effect.failure)) : statusesOf(m, status);
  const waiting = given.length === 0 && effect.status === undefined ? pendingStatuses(m, trace) : given;
  const statuses = waiting.length === 0 && effect.code !== undefined ? [effect.code] : waiting;
  if (to === 'connection') {
    tell(m, trace, { statuses, form: 'hijacked' }, site);
    return returned(on, effect.returns);
  }
  const isRead = effect.form === 'stream' && carried(m, value)?.kind !== 'encoded' && value?.kind !== 'text';
  const shown = value?.kind === 'nil' || isRead ? undefined : value;
  // What is made of an error is not known.
  const sent = effect.body ? shapeOfSent(effect.body) : UNKNOWN;
  const shape = isError && !value ? sent : effect.proto && shown ? asProto(shapeOf(m, shown)) : undefined;
  insteadOf(on, statuses, effect.instead);
  if (effect.retypes && typeof contentType === 'string')
    setHeader(m, trace, 'Content-Type', text(contentType, site.at));
  answerWith(m, trace, { statuses, also: effect.also, contentType, value: shown, shape, form: effect.form }, site);
  if (effect.ends) trace.end();
  return returned(on, effect.returns);
}

function asProto(shape: Shape): Shape {
  return shape.kind === 'type' ? { ...shape, proto: true } : shape;
}

/** Nothing was sent by then, and nothing is after it. */
export function insteadOf(on: On, statuses: readonly Status[], all: readonly Instead[] = []): void {
  const { m, trace, site } = on;
  if (!sent(m, trace).includes(NOTHING)) return;
  for (const { code, value, contentType, body } of all)
    tellInstead(
      m,
      trace,
      {
        statuses: code === undefined ? statuses : [code],
        contentType,
        value: writtenValue(on, value),
        ...(body ? { shape: shapeOfSent(body) } : {}),
      },
      site,
    );
}

/** Statuses of an error, as far as it says them. */
function failing(m: Machine, error: Value | undefined): readonly Status[] {
  const known = error && m.decide(error);
  if (known?.kind === 'external' && known.answers) return [known.answers.status, ...(known.answers.also ?? [])];
  if (known?.kind !== 'choice') return ['default'];
  const live = known.alternatives.filter(({ conds, value }) => value.kind !== 'nil' && isPossible(conds, m.conds));
  return [...new Set(live.flatMap(({ value }) => failing(m, value)))];
}

export function header(on: On, effect: Of<'header'>): Value | undefined {
  const { m, trace, fn } = on;
  const stands = carried(m, fn.receiver);
  if (stands?.kind === 'values') return undefined;
  const value = arg(on, effect.value);
  const said = effect.says && (effect.says[forcedText(on, effect.value) ?? ''] ?? '');
  setHeader(m, trace, forcedText(on, effect.name), said === undefined ? value : text(said, on.site.at));
  return returned(on, effect.returns);
}

export function writing(on: On, effect: Of<'write'>): Value | undefined {
  const { m, trace, fn, site } = on;
  const to = carried(m, effect.to === undefined ? fn.receiver : arg(on, effect.to));
  const isContext = effect.to === undefined && to === undefined && fn.receiver !== undefined;
  const values = writtenValues(on, effect.value);
  const before = trace.notes.length;
  for (const one of values) run(on, effect.runs, one);
  if (trace.notes.slice(before).some(({ kind }) => kind === 'answer')) return returned(on, effect.returns);
  if (to?.kind === 'connection') {
    if (!to.answered) writeToConnection(m, trace, values, site);
    return returned(on, effect.returns);
  }
  const [first] = values;
  if (first?.kind === 'external' && first.answers && to?.kind === 'writer') {
    const { status, also = [], value, contentType, shape } = first.answers;
    answerWith(m, trace, { statuses: [status, ...also], value, shape, contentType }, site);
    return returned(on, effect.returns);
  }
  const isRead = effect.form === 'stream' && carried(m, first)?.kind !== 'encoded' && first?.kind !== 'text';
  const buffer =
    to?.kind === 'buffer' ? to : to === undefined && effect.to !== undefined ? bufferOf(arg(on, effect.to)) : undefined;
  if (buffer) {
    if (first)
      putInto(
        m,
        buffer.pointer,
        inMemory(on, first, buffer.contentType ?? [ownType(on, effect.contentType)].flat()[0]),
      );
    return returned(on, effect.returns);
  }
  if (to?.kind !== 'writer' && !(isContext && isAnswering(on))) return undefined;
  const contentType = (to?.kind === 'writer' ? to.contentType : undefined) ?? ownType(on, effect.contentType);
  const value = values.length > 1 ? text('', site.at) : isRead ? undefined : first;
  const stream = carried(m, value)?.kind !== 'encoded' && effect.form;
  if (effect.by !== undefined)
    hand(on, arg(on, effect.by), { kind: 'writer', ...(typeof contentType === 'string' ? { contentType } : {}) });
  insteadOf(on, pendingStatuses(m, trace), effect.instead);
  write(
    m,
    trace,
    { contentType, also: effect.also, ...(value ? { value } : {}), ...(stream ? { form: stream } : {}) },
    site,
  );
  return written(on, effect.returns);
}

/** The answer is on its way: what is done where writing it fails reaches nobody. */
function written(on: On, what: Returns | undefined): Value {
  const all = returned(on, what);
  if (what === 'count' && all.kind === 'tuple') return tuple([all.items[0] ?? nil, nil]);
  return what === 'error' ? nil : all;
}

function ownType(on: On, contentType: ContentType | undefined): string | readonly string[] | undefined {
  return typeof contentType === 'object' && 'arg' in contentType ? forcedText(on, contentType.arg) : contentType;
}

/** What a buffer stands for once this was written into it. */
function inMemory({ m, site }: On, value: Value, contentType: string | undefined): Value {
  const stands = carried(m, value);
  const carries: Carried =
    stands?.kind === 'encoded' || stands?.kind === 'body'
      ? stands
      : { kind: 'encoded', value, contentType: contentType ?? 'application/octet-stream' };
  return standing(carries, site.at, site.source, 'bytes.Buffer');
}

function writtenValues(on: On, what: Written | undefined): readonly Value[] {
  const { m, fn, args, site } = on;
  if (typeof what === 'object' && 'from' in what)
    return argumentList(m, what, { receiver: fn.receiver, args, site }).map((one) => one.value);
  const value = writtenValue(on, what);
  return value ? [value] : [];
}

/** A context that is request and writer in one. */
function isAnswering({ m, fn }: On): boolean {
  const receiver = fn.receiver && m.force(fn.receiver);
  const type = receiver && ('obj' in receiver ? receiver.obj?.type : typeOfValue(m, receiver));
  return m.tables.role(type)?.value.is === 'request';
}

export function error(on: On, effect: Of<'error'>): Value {
  const { m, fn, args, site } = on;
  const statuses = effect.code !== undefined ? [effect.code] : statusesOf(m, arg(on, effect.status));
  const [status = 'default'] = statuses;
  const value = writtenValue(on, effect.value);
  return {
    kind: 'external',
    symbol: fn.symbol,
    receiver: fn.receiver,
    args,
    at: site.at,
    isSet: true,
    answers: {
      status,
      ...(value ? { value } : {}),
      contentType: effect.contentType,
      shape: shapeOfError(m, effect.body, value),
    },
  };
}
