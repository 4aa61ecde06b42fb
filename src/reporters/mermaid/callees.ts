// Stage reporters, mermaid: the lanes of what a handler calls. In: its calls. Out: a lane for each interface and each type
// or package behind it, from left to right as they are called, no more than a page is wide: the rest share one.

import type { OutgoingCall } from '../../model/route-map.ts';
import type { Sequence } from './drawing/sequence.ts';
import { owned } from './owner.ts';

/** Lanes beside those of the client, the middleware and the handler. */
const MOST = 4;

interface Target {
  readonly lane: string;
  readonly text: string;
}

export interface Callees {
  of(call: OutgoingCall): { readonly through?: Target; readonly own: Target };
}

export function calleesOf(calls: readonly OutgoingCall[], sequence: Sequence): Callees {
  const wanted = new Set(calls.flatMap(ownersOf));
  const kept = kinds(calls, wanted);
  const lanes = new Map<string, string>();
  for (const owner of wanted) if (kept.has(owner)) lanes.set(owner, sequence.lane(titleOf(owner, calls)));
  const others = kept.size < wanted.size ? sequence.lane(['other functions']) : '';
  const target = (owner: string, member: string): Target => {
    const lane = lanes.get(owner);
    return lane === undefined ? { lane: others, text: `${owner}.${member}` } : { lane, text: member };
  };
  return {
    of(call) {
      const [own, through] = ownersOf(call).toReversed();
      const member = owned(call.name).member;
      const last = call.implementations.length === 1 ? owned(call.implementations[0]!.name).member : member;
      return {
        own: target(own ?? '', last),
        ...(through === undefined ? {} : { through: target(through, member) }),
      };
    },
  };
}

/** The interface first, if it goes through one. */
function ownersOf({ name, interface: through, implementations }: OutgoingCall): string[] {
  const [only, ...others] = implementations;
  const behind = only && others.length === 0 ? owned(only.name).owner : undefined;
  const first = through === undefined ? undefined : shortName(through);
  if (first === undefined) return [behind ?? owned(name).owner];
  return behind === undefined ? [first] : [first, behind];
}

function shortName(symbol: string): string {
  return symbol.slice(symbol.lastIndexOf('/') + 1);
}

/** Interfaces and what is behind them do the work and come first, then what is called most. */
function kinds(calls: readonly OutgoingCall[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  if (wanted.size <= MOST) return wanted;
  const weight = (owner: string): number => {
    const made = calls.filter((call) => ownersOf(call).includes(owner));
    return made.length + (made.some((call) => call.interface !== undefined) ? calls.length : 0);
  };
  return new Set([...wanted].toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST - 1));
}

function titleOf(owner: string, calls: readonly OutgoingCall[]): string[] {
  const isInterface = calls.some((call) => call.interface !== undefined && shortName(call.interface) === owner);
  return isInterface ? [owner, 'interface'] : [owner];
}
