// Stage evaluate: package fmt, what gives text. In: a format and values of any kind. Out: text; values of which nobody
// knows the text are holes with their source. A value with an Error or String method of its own is asked for it.

import type { Type } from '../../packages/index.ts';
import { elementsOf, typeOfValue } from '../values/contents.ts';
import { nil, type Value } from '../values/value.ts';
import {
  type Call,
  each,
  failure,
  fine,
  holeOf,
  lazily,
  once,
  perform,
  type Run,
  type Table,
  textAt,
  textsFrom,
  textValue,
  types,
  unknownResult,
} from './call.ts';
import { errorText } from './errors.ts';
import { append, builderOf } from './strings/builders.ts';
import { format, type Operand, print } from './text/format.ts';
import type { Text } from './text/pieces.ts';
import { urlText } from './urls.ts';

/** As many operands that are not known as a format may ask for, where the list of operands is open. */
const MAX_OPEN = 8;

function operandsFrom(call: Call, index: number, open = 1): readonly Operand[] {
  const operands = call.args.slice(index).map((value, i) => operandOf(call, value, index + i));
  if (!call.open) return operands;
  const text = textsFrom(call, index).at(-1) ?? [];
  return [...operands, ...Array.from({ length: open }, (): Operand => ({ kind: 'unknown', text }))];
}

function operandOf(call: Call, given: Value, index: number): Operand {
  const value = call.m.force(given);
  const hidden: Operand = {
    kind: 'unknown',
    text: [holeOf(call, value, index)],
    shown: () => shown(call, value, index),
  };
  switch (value.kind) {
    case 'text':
      return { kind: 'text', text: value.pieces, shown: hidden.shown };
    case 'number':
      if (isForeign(value.type)) return hidden;
      return { kind: 'number', value: value.value, float: isFloat(call, value.value, value.type), shown: hidden.shown };
    case 'bool':
      return { kind: 'bool', value: value.value };
    case 'nil':
      return { kind: 'nil' };
    case 'list': {
      const held = elementsOf(call.m, value);
      if (!held || held.open || held.items.some((item) => item.conds.length > 0)) return hidden;
      return { kind: 'list', items: held.items.map((item) => operandOf(call, item.value, index)) };
    }
    default:
      return isString(typeOfValue(call.m, value)) ? { ...hidden, kind: 'text' } : hidden;
  }
}

const isString = (type: Type | undefined): boolean => type?.kind === 'basic' && type.name === 'string';

/** A named number of a package that is not at hand may print as anything, as time.Duration does. */
function isForeign(type: Type | undefined): boolean {
  return type?.kind === 'named' && !type.spec;
}

function isFloat({ m }: Call, value: number, type: Type | undefined): boolean {
  const under = type && m.members.underlying(type);
  return under?.kind === 'basic' ? under.name.startsWith('float') : !Number.isInteger(value);
}

/** What the value's own Error or String method gives. */
function shown(call: Call, value: Value, index: number): Text | undefined {
  const { m, site, spans } = call;
  if (value.kind === 'external') return errorText(call, value);
  const address = urlText(call, value);
  if (address) return address;
  const type = typeOfValue(m, value);
  if (!type) return undefined;
  for (const name of ['Error', 'String']) {
    const found = m.members.select(type, name);
    if (found?.kind !== 'method' || (found.declaration.pointer && type.kind !== 'pointer')) continue;
    const source = `${spans()[index]?.text ?? site.source}.${name}()`;
    const result = m.force(m.call(m.select(value, name, site.at, source), [], { at: site.at, source, spread: false }));
    return result.kind === 'text' ? result.pieces : undefined;
  }
  return undefined;
}

const formatted = (call: Call, index: number): Text =>
  format(textAt(call, index), operandsFrom(call, index + 1, MAX_OPEN), call.site.at);

/** Into a builder; what goes to other writers is not for this table. */
function into(make: (call: Call) => Text): Run {
  return (call) => {
    const [target] = call.args;
    const obj = target && builderOf(call, target);
    if (!obj) return undefined;
    append(call, obj, make(call));
    return fine(unknownResult(call, types.int));
  };
}

/** Most errors end a program, and nobody reads their text. */
function errorf(call: Call): Value {
  const { m, args, site, receiver } = call;
  const text = (): Value =>
    perform(
      each((one) => textValue(formatted(one, 0))),
      m,
      args,
      site,
      receiver,
    ) ?? unknownResult(call, types.string);
  return failure(call, 'fmt.Errorf', [m.later(() => m.force(text()), types.string, site.at, site.source), ...args]);
}

export const fmt: Table = {
  'fmt.Sprintf': lazily((call) => textValue(formatted(call, 0))),
  'fmt.Sprint': lazily((call) => textValue(print(operandsFrom(call, 0), false, call.site.at))),
  'fmt.Sprintln': lazily((call) => textValue(print(operandsFrom(call, 0), true, call.site.at))),
  'fmt.Errorf': once(errorf),
  'github.com/pkg/errors.Errorf': once(errorf),
  'fmt.Fprintf': each(into((call) => formatted(call, 1))),
  'fmt.Fprint': each(into((call) => print(operandsFrom(call, 1), false, call.site.at))),
  'fmt.Fprintln': each(into((call) => print(operandsFrom(call, 1), true, call.site.at))),
  'fmt.Println': each(() => fine(nil)),
  'fmt.Printf': each(() => fine(nil)),
  'fmt.Print': each(() => fine(nil)),
};
