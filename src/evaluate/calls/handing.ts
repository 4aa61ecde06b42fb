// Stage evaluate: functions given to code that cannot be seen. In: a value. Out: the set-up code in it runs when its
// creator has returned. What such a function needs comes from another one that was given to the same code, where exactly
// one returns that type: containers join constructors so.

import { sameType, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { sameValue } from '../values/choice.ts';
import type { ClosureValue, ExternalValue, FuncValue, Value } from '../values/value.ts';
import { resultTypes, signatureOf } from './functions.ts';

export interface Handed {
  readonly fn: FuncValue | ClosureValue;
  /** The package that it was given to. */
  readonly to: string;
  /** Runs once; its results the next time. */
  readonly run: () => Value;
}

/** A function given to code that cannot be seen runs when its creator has returned. */
export function hand(m: Machine, value: Value, to: string, seen: Set<unknown> = new Set()): void {
  if (seen.has(value)) return;
  seen.add(value);
  switch (value.kind) {
    case 'func':
    case 'closure': {
      const { file, pos, end } = value.kind === 'func' ? value.declaration : { file: value.at.file, ...value.literal };
      note(m, value, to, m.relevance.has(file, pos, end));
      return;
    }
    case 'pointer':
      // A pointer to one field leads to no other.
      for (const [key, held] of value.obj.slots)
        if (value.key === undefined || value.key === key) hand(m, held, to, seen);
      return;
    case 'struct':
    case 'list':
    case 'map':
      for (const held of value.obj.slots.values()) hand(m, held, to, seen);
      return;
    case 'elements':
      for (const item of value.items) hand(m, item.value, to, seen);
      return;
    case 'external':
      for (const arg of value.args ?? []) hand(m, arg, to, seen);
      return;
    case 'choice':
      for (const alternative of value.alternatives) hand(m, alternative.value, to, seen);
      return;
    case 'deferred':
      // What was stored into it goes with it: `app := cli.NewApp(); app.Commands = commands; app.Run()`.
      if (value.value) hand(m, value.value, to, seen);
      for (const held of value.overlay?.slots.values() ?? []) hand(m, held, to, seen);
      return;
    default:
  }
}

/** The package of an external function or method. */
export function packageOf({ symbol, receiver }: ExternalValue): string {
  if (receiver?.kind === 'external') return packageOf(receiver);
  return symbol.replace(/\.[^/]*$/, '');
}

/** Set-up code runs when the running function has returned, once, as if whoever made it called it. */
function note(m: Machine, fn: FuncValue | ClosureValue, to: string, isSetUp: boolean): void {
  const key = fn.kind === 'closure' ? fn.literal : fn.declaration;
  const held = m.handed.get(key) ?? [];
  if (held.some((one) => sameValue(one.fn, fn))) return;
  const { conds, frame } = m;
  let result: Value | undefined;
  const handed: Handed = {
    fn,
    to,
    run: () => {
      if (result) return result;
      result = m.unknownOf(undefined, 'it needs itself', fn.at, '');
      const { frame: kept, inits } = m;
      // What an init function hands over runs when the program does.
      m.inits = 0;
      m.frame = fn.kind === 'closure' ? fn.frame : frame;
      try {
        result = m.under(conds, () => m.call(fn, needed(m, handed), { at: fn.at, source: '', spread: true }));
      } finally {
        m.frame = kept;
        m.inits = inits;
      }
      return result;
    },
  };
  m.handed.set(key, [...held, handed]);
  if (!isSetUp) return;
  if (m.activation) m.activation.handed.push(handed.run);
  else handed.run();
}

function needed(m: Machine, handed: Handed): Value[] {
  const { fn } = handed;
  const signature = signatureOf(m, fn);
  if (!signature) return [];
  return signature.type.params.flatMap((param) => {
    const type = m.universe.type(param.type, signature.scope);
    return (param.names.length > 0 ? param.names : [undefined]).map(
      (name) =>
        provided(m, type, handed) ??
        gathered(m, type, handed) ??
        m.unknownOf(type, 'it is given by code outside of the repository', fn.at, name?.name ?? '_'),
    );
  });
}

function provided(m: Machine, type: Type, { fn, to }: Handed): Value | undefined {
  if (type.kind !== 'named' && type.kind !== 'pointer') return undefined;
  const found = [...m.handed.values()].flat().flatMap((one) => {
    const signature = to !== '' && one.to === to && one.fn !== fn ? signatureOf(m, one.fn) : undefined;
    const index = signature ? resultTypes(m, signature).findIndex((result) => sameType(result, type)) : -1;
    return index < 0 ? [] : [{ run: one.run, index }];
  });
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const take = (): Value => {
    const value = m.force(only.run());
    return value.kind === 'tuple' ? (value.items[only.index] ?? value) : value;
  };
  return m.tables.role(type) ? take() : m.later(take, type, fn.at, '');
}

/** A struct that embeds a type of the code it is given to: each field is what a parameter would be. */
function gathered(m: Machine, type: Type, handed: Handed): Value | undefined {
  const fields = type.kind === 'named' ? m.members.fields(type) : [];
  const isAsked = fields.some((one) => one.embedded && one.type.kind === 'named' && one.type.path === handed.to);
  const value = isAsked ? m.zero(type, handed.fn.at) : undefined;
  if (value?.kind !== 'struct') return undefined;
  for (const field of fields) {
    const { at } = handed.fn;
    const reason = 'it is given by code outside of the repository';
    m.store.set(
      value.obj,
      field.name,
      provided(m, field.type, handed) ?? m.unknownOf(field.type, reason, at, field.name),
    );
  }
  return value;
}
