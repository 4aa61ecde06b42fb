// Stage evaluate: the rows under `requests` of the tables. In: a row and the values of a call, while a request is traced.
// Out: what the call returns; undefined where the row is about something else than this request. One case per effect.

import type { Framework } from '../../../model/framework.ts';
import type { RequestEffect } from '../../../model/request.ts';
import type { CallSite, Machine } from '../../machine.ts';
import { note as notePart } from '../../probing/responses.ts';
import { bool, type ExternalValue, nil, text, type Value } from '../../values/value.ts';
import { standing } from '../carriers.ts';
import { resultOfNext } from '../passing/onward.ts';
import { resultsOf } from '../reading.ts';
import type { Trace } from '../trace.ts';
import { ABORTED, answerWith, hijack, setPending, statusesOf } from '../written/answering.ts';
import { error, header, insteadOf, respond, writing } from './answering.ts';
import { context, keep, kept } from './keeping.ts';
import { arg, hand, type Of, type On, ofTable, returned, typeName } from './on.ts';
import { bind, convert, decode, derive, fill, item, looked, read, values } from './reading.ts';

/** `fn.receiver` is the receiver; of a method expression it is the first argument. */
export function applyRequest(
  m: Machine,
  trace: Trace,
  row: { readonly framework: Framework; readonly value: RequestEffect },
  fn: ExternalValue,
  args: readonly Value[],
  site: CallSite,
): Value | undefined {
  return apply({ m, trace, framework: row.framework, fn, args, site }, row.value);
}

/** What is put into it stays in the object that holds it. */
function ownMap({ m, fn, site }: On): Value {
  const obj = m.store.create('map', undefined, site.at);
  m.store.set(obj, '', { kind: 'elements', items: [] });
  const value: Value = { kind: 'map', obj };
  const holder = fn.receiver && m.force(fn.receiver);
  if (holder && 'obj' in holder && holder.obj)
    m.store.set(holder.obj, fn.symbol.slice(fn.symbol.lastIndexOf('.') + 1), value);
  return value;
}

/** The function that gets the connection. */
function connected(on: On, by: Of<'hijack'>['by']): Value | undefined {
  const { m, fn, site } = on;
  if (typeof by !== 'object' || !('held' in by)) return arg(on, by);
  return fn.receiver && m.select(m.force(fn.receiver), by.held, site.at, site.source);
}

function apply(on: On, effect: RequestEffect): Value | undefined {
  const { m, trace, site } = on;
  switch (effect.effect) {
    case 'read':
      return read(on, effect);
    case 'values':
      return values(on, effect);
    case 'item':
      return item(on, effect);
    case 'bind':
      return bind(on, effect);
    case 'decode':
      return decode(on, effect);
    case 'make':
      if (effect.opens) trace.opened ??= m.frame;
      return resultsOf(m, effect.results, ofTable(on, effect.type), site);
    case 'map':
      return ownMap(on);
    case 'fill':
      return fill(on, effect);
    case 'body': {
      const carries = { kind: 'body', contentType: effect.contentType } as const;
      const bytes = standing(carries, site.at, site.source, typeName(on, effect.type));
      if (site.source.includes('(')) looked(on, effect.contentType);
      return resultsOf(m, effect.results, bytes, site);
    }
    case 'derive':
      return derive(on, effect);
    case 'text':
      return text(effect.text, site.at);
    case 'encode': {
      const value = arg(on, effect.value) ?? nil;
      const bytes = standing({ kind: 'encoded', value, contentType: effect.contentType }, site.at, site.source);
      return resultsOf(m, effect.results ?? ['value', 'error'], bytes, site);
    }
    case 'convert':
      return convert(on, effect);
    case 'headers':
      return standing({ kind: 'headers' }, site.at, site.source, 'net/http.Header');
    case 'context':
      return context(on);
    case 'route':
      // The path itself, where that is known.
      return trace.asked.path === undefined ? undefined : notePart(m, 'path', site);
    case 'next':
      return resultOfNext(m, site);
    case 'abort':
      m.store.set(trace.writer, ABORTED, bool(true));
      return nil;
    case 'keep':
      return keep(on, effect);
    case 'kept':
      return kept(on, effect);
    case 'respond':
      return respond(on, effect);
    case 'status': {
      const status = arg(on, effect.status);
      if (effect.sends) answerWith(m, trace, { statuses: statusesOf(m, status) }, site);
      else setPending(m, trace, status);
      return returned(on, effect.returns);
    }
    case 'header':
      return header(on, effect);
    case 'write':
      return writing(on, effect);
    case 'hijack':
      insteadOf(on, [], effect.instead);
      hijack(m, trace, effect, site);
      hand(on, connected(on, effect.by), { kind: 'connection', ...(effect.answered ? { answered: true } : {}) });
      return resultsOf(m, effect.results, standing({ kind: 'connection' }, site.at, site.source), site);
    case 'error':
      return error(on, effect);
  }
}
