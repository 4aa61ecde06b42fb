// Stage evaluate: strings.Builder, bytes.Buffer and what writes into them. In: the receiver, an object of the store, and
// texts. Out: the text so far in one slot of the object, joined over undecided arms like any other value.

import type { Store } from '../../values/store.ts';
import { nil, number, runeText, type Value } from '../../values/value.ts';
import {
  type Call,
  each,
  fine,
  knownAt,
  numberAt,
  objectOf,
  once,
  type Table,
  textAt,
  textOf,
  textValue,
  types,
  unknownResult,
  unknownText,
} from '../call.ts';
import { overValues } from '../choices.ts';
import { appended, known, type Text } from '../text/pieces.ts';

type Obj = Parameters<Store['set']>[0];

const TEXT = '#text';

/** Undefined for writers of other kinds. */
export function builderOf(call: Call, value: Value): Obj | undefined {
  const obj = objectOf(call.m, value);
  const type = obj?.type;
  if (type?.kind !== 'named') return undefined;
  const name = `${type.path}.${type.name}`;
  return name === 'strings.Builder' || name === 'bytes.Buffer' ? obj : undefined;
}

function held(call: Call, obj: Obj): Value {
  const value = obj.slots.get(TEXT);
  if (value) return call.m.force(value);
  return obj.source ? unknownText(call, []) : textValue([]);
}

export function append(call: Call, obj: Obj, added: Text): void {
  const { m } = call;
  const after = overValues(m, [held(call, obj)], ([before]): Value => {
    const text = before?.kind === 'text' ? before.pieces : before ? textOf(call, before, 0) : [];
    return { kind: 'text', pieces: appended(text, added) };
  });
  m.store.set(obj, TEXT, after);
}

function write(call: Call, added: Text): Value | undefined {
  const obj = builderOf(call, call.receiver);
  if (!obj) return undefined;
  append(call, obj, added);
  return fine(unknownResult(call, types.int));
}

/** A rune or byte. */
function writeRune(call: Call): Value | undefined {
  const code = numberAt(call, 0);
  return write(call, code === undefined ? textAt(call, 0) : [{ text: runeText(code), at: call.site.at }]);
}

function read(call: Call): Value | undefined {
  const obj = builderOf(call, call.receiver);
  return obj && held(call, obj);
}

function reset(call: Call): Value | undefined {
  const obj = builderOf(call, call.receiver);
  if (obj) call.m.store.set(obj, TEXT, textValue([]));
  return obj && nil;
}

function length(call: Call): Value | undefined {
  const obj = builderOf(call, call.receiver);
  const text = obj && held(call, obj);
  if (!text) return undefined;
  const whole = text.kind === 'text' ? known(text.pieces) : undefined;
  return whole === undefined ? unknownResult(call, types.int) : number(Buffer.byteLength(whole));
}

function newBuffer(call: Call): Value {
  const { m, site, args } = call;
  const obj = m.store.create('struct', { kind: 'named', path: 'bytes', name: 'Buffer', args: [] }, site.at);
  const [first] = args;
  m.store.set(obj, TEXT, textValue(first && first.kind !== 'nil' ? textAt(call, 0) : []));
  return { kind: 'pointer', obj };
}

function writeTo(call: Call): Value | undefined {
  const [target] = call.args;
  const obj = target && builderOf(call, target);
  if (!obj) return undefined;
  append(call, obj, textAt(call, 1));
  return fine(number(knownAt(call, 1)?.length ?? 0));
}

function methods(type: string): Table {
  return Object.fromEntries(
    Object.entries({
      WriteString: each((call) => write(call, textAt(call, 0))),
      Write: each((call) => write(call, textAt(call, 0))),
      WriteByte: each((call) => writeRune(call) && nil),
      WriteRune: each(writeRune),
      String: once(read),
      Bytes: once(read),
      Len: once(length),
      Reset: once(reset),
      Grow: once(() => nil),
    }).map(([name, entry]) => [`${type}.${name}`, entry]),
  );
}

export const builders: Table = {
  ...methods('strings.(*Builder)'),
  ...methods('bytes.(*Buffer)'),
  'bytes.NewBufferString': each(newBuffer),
  'bytes.NewBuffer': each(newBuffer),
  'io.WriteString': each(writeTo),
};
