// Stage evaluate: rows that read a request and fail. In: a row and the values of a call. Out: the error that is returned:
// one that the framework answers where a handler returns it, or one that it has answered by itself.

import type { Sent } from '../../../model/request.ts';
import { choiceOf } from '../../values/choice.ts';
import { type Cond, nil, number, type Value } from '../../values/value.ts';
import { note, noted } from '../notes.ts';
import { shapeOfSent } from '../written/sent.ts';
import type { On } from './on.ts';

interface Failing {
  readonly errorStatus?: number;
  readonly errorAlso?: readonly number[] | undefined;
  readonly errorContentType?: string;
  readonly errorBody?: Sent;
}

/** Answered with that status where a handler returns it. */
export function failureOf(
  { fn, args, site }: On,
  { errorStatus: status, errorAlso: also, errorContentType: contentType, errorBody }: Failing,
): Value | undefined {
  if (status === undefined) return undefined;
  const answers = { status, also, contentType, ...(errorBody ? { shape: shapeOfSent(errorBody) } : {}) };
  return { kind: 'external', symbol: `${fn.symbol} error`, args, at: site.at, mayBeNil: true, answers };
}

/** The framework answers by itself where it cannot be read: in the arm in which the error is not nil it has answered. */
export function fails({ m, trace, site }: On, code: number): Value {
  note(trace, { kind: 'answer', statuses: [code], contentTypes: [], ...noted(m, trace, site.at) });
  const id = m.nextCond++;
  const [well, badly] = [0, 1].map((arm): readonly Cond[] => [
    { ...site.at, id, arm, kind: 'if', text: site.source, implied: true },
  ]);
  const before = trace.writer.slots.get('#status') ?? number(0);
  const after = choiceOf([
    { value: before, conds: well! },
    { value: number(code), conds: badly! },
  ]);
  m.store.set(trace.writer, '#status', after);
  const error: Value = {
    kind: 'unknown',
    reason: 'it depends on the request',
    at: site.at,
    source: site.source,
    isSet: true,
  };
  return choiceOf([
    { value: nil, conds: well! },
    { value: error, conds: badly! },
  ]);
}
