// Stage evaluate: a handler runs on a symbolic request over the final store. In: the handler and, where they are asked
// for, verb and path. Out: which code the request was handed to, what of the request was read, whether it was answered.

import { deref, type Type } from '../packages/index.ts';
import { newObj } from './contents.ts';
import type { Reach } from './events.ts';
import type { Machine } from './machine.ts';
import { type RequestPart, type Spot, text, type Value } from './value.ts';

export interface ProbeResult {
  readonly reaches: readonly Reach[];
  readonly reads: ReadonlySet<'method' | 'path' | 'body' | 'value'>;
  readonly answered: boolean;
}

export function probe(
  m: Machine,
  handler: Value,
  request: { readonly method?: string; readonly path?: string },
): ProbeResult {
  const fn = served(m, handler);
  const reaches: Reach[] = [];
  const kept = m.probe;
  const state = {
    reach: (target: Value, dynamic: boolean) => {
      reaches.push({ target, dynamic, conds: m.conds, frame: m.frame!, path: undefined });
    },
    reads: new Set<'method' | 'path' | 'body' | 'value'>(),
    answered: false,
    method: request.method,
  };
  m.probe = state;
  try {
    if (fn && (fn.kind === 'func' || fn.kind === 'closure')) {
      m.store.outside(() =>
        m.store.arm(() =>
          m.call(fn, symbolicArguments(m, fn, request.path), { at: fn.at, source: '', spread: false, entered: true }),
        ),
      );
    }
  } finally {
    m.probe = kept;
  }
  return { reaches, reads: state.reads, answered: state.answered };
}

/** The function that answers: the value itself, or its method that a server calls (`ServeHTTP`). */
function served(m: Machine, handler: Value): Value | undefined {
  const value = m.force(handler);
  if (value.kind === 'func' || value.kind === 'closure') return value;
  if (value.kind !== 'pointer' && value.kind !== 'struct') return undefined;
  for (const name of m.tables.serveMethods()) {
    const method = m.select(value, name, value.obj.at, name);
    if (method.kind === 'func') return method;
  }
  return undefined;
}

function symbolicArguments(
  m: Machine,
  fn: Extract<Value, { kind: 'func' | 'closure' }>,
  path: string | undefined,
): Value[] {
  const node = fn.kind === 'closure' ? fn.literal : fn.declaration.node();
  if (node.kind !== 'FuncLit' && node.kind !== 'FuncDecl') return [];
  const scope =
    fn.kind === 'closure'
      ? { pkg: m.universe.owner(fn.at.file), file: fn.at.file }
      : m.universe.scopeOf(fn.declaration);
  return node.type.params.flatMap((param) => {
    const type = m.universe.type(param.type, scope);
    return (param.names.length > 0 ? param.names : [undefined]).map((name) =>
      symbolic(m, type, fn.at, name?.name ?? '_', path),
    );
  });
}

function symbolic(m: Machine, type: Type, at: Spot, name: string, path: string | undefined): Value {
  const role = m.tables.role(type);
  if (role?.value.is !== 'request' && role?.value.is !== 'writer')
    return m.unknownOf(type, 'it comes from the request', at, name);
  const obj = newObj(m, 'struct', deref(type), at);
  obj.source = { kind: 'unknown', reason: 'it comes from the request', at, source: name, request: 'value' };
  for (const [field, part] of Object.entries(role.framework.requestFields ?? {})) {
    const [typeName, ...names] = field.split('.');
    const base = deref(type);
    if (base.kind === 'named' && base.name === typeName)
      m.store.set(holder(m, obj, names, at), names.at(-1)!, partText(part, at, path));
  }
  return type.kind === 'pointer' ? { kind: 'pointer', obj } : { kind: 'struct', obj };
}

type Holder = Parameters<Machine['store']['set']>[0];

/** The object that holds the last of `names`, made on the way. */
function holder(m: Machine, from: Holder, names: readonly string[], at: Spot): Holder {
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
