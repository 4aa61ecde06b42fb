// Stage evaluate: symbolic requests. In: the type of a parameter, or the name of a type inside of a context. Out: an object
// whose fields hold the path and the verb as text that nobody knows; what else is read from it is unknown.

import type { Framework } from '../../model/framework.ts';
import { deref, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { emptyRequest } from '../requests/kept.ts';
import { fillRequest } from '../requests/rows/fields.ts';
import { newObj } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { type RequestPart, type Spot, text, type Value } from '../values/value.ts';

type Part = NonNullable<Framework['requestFields']>[string];

/** `name` as a table spells it: `*net/http.Request`. */
export function symbolicOf(m: Machine, name: string, at: Spot, source: string): Value {
  const dot = name.lastIndexOf('.');
  const path = name.slice(name.startsWith('*') ? 1 : 0, dot);
  const type: Type = { kind: 'named', path, name: name.slice(dot + 1), args: [] };
  return symbolic(m, name.startsWith('*') ? { kind: 'pointer', element: type } : type, at, source, undefined);
}

export function symbolic(m: Machine, type: Type, at: Spot, name: string, path: string | undefined): Value {
  const role = m.tables.role(type);
  const base = deref(type);
  if (role?.value.is !== 'request' && role?.value.is !== 'writer')
    return around(m, type, at, name, path) ?? m.unknownOf(type, 'it comes from the request', at, name);
  const obj = newObj(m, 'struct', base, at);
  obj.source = { kind: 'unknown', reason: 'it comes from the request', at, source: name, request: 'value' };
  for (const [field, part] of Object.entries(role.framework.requestFields ?? {})) {
    const [typeName, ...names] = field.split('.');
    const last = names.at(-1);
    if (last === undefined || base.kind !== 'named' || base.name !== typeName) continue;
    const held = heldBy(m, part, at, field, path);
    m.store.set(holder(m, obj, names, at), last, held);
  }
  if (m.trace) fillRequest(m, m.trace, obj, { framework: role.framework, base, at }, holder);
  if (m.trace && role.value.is === 'request') emptyRequest(m, obj);
  return type.kind === 'pointer' ? { kind: 'pointer', obj } : { kind: 'struct', obj };
}

function heldBy(m: Machine, part: Part, at: Spot, field: string, path: string | undefined): Value {
  if (typeof part !== 'object') return partText(part, at, path);
  return 'text' in part ? text(part.text, at) : partOf(m, part.type, at, field);
}

/** A struct of the program around the context of its framework, which hands it to handlers that ask for one. */
function around(m: Machine, type: Type, at: Spot, name: string, path: string | undefined): Value | undefined {
  const base = deref(type);
  const inner = m.members
    .fields(base)
    .find((field) => field.embedded && m.tables.role(field.type)?.value.is === 'request');
  if (!inner) return undefined;
  const obj = newObj(m, 'struct', base, at);
  obj.source = { kind: 'unknown', reason: 'it comes from the request', at, source: name, request: 'value' };
  m.store.set(obj, inner.name, symbolic(m, inner.type, at, name, path));
  return type.kind === 'pointer' ? { kind: 'pointer', obj } : { kind: 'struct', obj };
}

/** A request or writer inside of a context; of another type an object whose own fields follow. */
function partOf(m: Machine, name: string, at: Spot, source: string): Value {
  const held = symbolicOf(m, name, at, source);
  if (held.kind !== 'unknown' || !held.type) return held;
  const obj = newObj(m, 'struct', deref(held.type), at);
  obj.source = held;
  return { kind: 'pointer', obj };
}

/** The object that holds the last of `names`, made on the way. */
function holder(m: Machine, from: Obj, names: readonly string[], at: Spot): Obj {
  let obj = from;
  for (const name of names.slice(0, -1)) {
    const held = obj.slots.get(name);
    if (held?.kind === 'pointer') {
      obj = held.obj;
      continue;
    }
    const inner = newObj(m, 'struct', undefined, at);
    inner.source = from.source;
    m.store.set(obj, name, { kind: 'pointer', obj: inner });
    obj = inner;
  }
  return obj;
}

function partText(part: RequestPart, at: Spot, path: string | undefined): Value {
  if (part === 'path' && path !== undefined) return text(path, at);
  return { kind: 'text', pieces: [{ hole: part, reason: 'it comes from the request', at, request: part }] };
}
