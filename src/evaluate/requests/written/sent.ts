// Stage evaluate: what a framework writes by itself. In: the words of a table, what it was given. Out: its shape.

import type { Sent, SentWord } from '../../../model/request.ts';
import type { Machine } from '../../machine.ts';
import { typeOfValue } from '../../values/contents.ts';
import type { Value } from '../../values/value.ts';
import type { Shape } from '../trace.ts';
import { isString, shapeOf, UNKNOWN } from './shapes.ts';

export function shapeOfSent(sent: Sent, given: Shape = UNKNOWN): Shape {
  const word = (one: SentWord): Shape => {
    if (one === 'given') return given;
    if (one === 'text') return { kind: 'text' };
    return one === 'anything' ? UNKNOWN : { kind: 'type', type: { kind: 'basic', name: basic[one] } };
  };
  const fields = Object.entries(sent).map(([name, what]) => {
    const shape: Shape = typeof what === 'string' ? word(what) : { kind: 'list', of: shapeOfSent(what.list, given) };
    return { name, shape };
  });
  return { kind: 'object', fields };
}

const basic = { integer: 'int', number: 'float64', boolean: 'bool' } as const;

/** A text, an error or nothing goes out within `body`; what is more goes out as it is. */
export function shapeOfError(m: Machine, body: Sent | undefined, value: Value | undefined): Shape | undefined {
  if (!body) return undefined;
  const shape = value && shapeOf(m, value);
  if (!value || !shape || shape.kind === 'text' || isString(shape)) return shapeOfSent(body);
  const type = typeOfValue(m, value);
  return type?.kind === 'basic' && type.name === 'error' ? shapeOfSent(body) : shape;
}
