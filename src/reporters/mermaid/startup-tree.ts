// Stage reporters, mermaid: the calls of a start as a tree. In: the calls of the document, in order, each with the last
// condition and loop above it. Out: each call below the one it is made in, with what it adds to the conditions above;
// neighbours that do the same on the same type (`r.GET`, `r.PUT`) are one.

import type { StartupCall } from '../../model/route-map.ts';
import { packageOf } from './owner.ts';

export interface Made {
  readonly caller: string;
  /** Functions of one package or methods of one type, each once, in order. */
  readonly callees: string[];
  /** How many calls these are. */
  times: number;
  readonly first: StartupCall;
  last: StartupCall;
  readonly condition?: string;
  readonly loop?: string;
  inside: Made[];
}

/** So many neighbours are shown one by one. */
const ALIKE = 3;

export function startupTree(calls: readonly StartupCall[]): Made[] {
  const roots: Made[] = [];
  const open: Made[] = [];
  for (const call of calls) {
    while (open.length > 0 && open.at(-1)!.callees[0] !== call.caller) open.pop();
    const above = open.at(-1);
    const made = madeBy(call, above?.first);
    (above?.inside ?? roots).push(made);
    open.push(made);
  }
  return joined(roots);
}

function madeBy(call: StartupCall, above: StartupCall | undefined): Made {
  const { caller, callee, condition, loop } = call;
  return {
    caller,
    callees: [callee],
    times: 1,
    first: call,
    last: call,
    ...(condition === undefined || condition === above?.condition ? {} : { condition }),
    ...(loop === undefined || loop === above?.loop ? {} : { loop }),
    inside: [],
  };
}

function joined(calls: readonly Made[]): Made[] {
  const runs: Made[][] = [];
  for (const call of calls) {
    const run = runs.at(-1);
    if (run && alike(run[0]!, call)) run.push(call);
    else runs.push([call]);
  }
  return runs.flatMap((run) =>
    run.length > ALIKE ? [together(run)] : run.map((one) => ({ ...one, inside: joined(one.inside) })),
  );
}

/** What is called does no more than to go on in its own package. */
function alike(some: Made, other: Made): boolean {
  return (
    ownerKey(some) === ownerKey(other) &&
    some.condition === other.condition &&
    some.loop === other.loop &&
    isLeaf(some) &&
    isLeaf(other)
  );
}

function ownerKey({ callees }: Made): string {
  const symbol = callees[0]!;
  return symbol.slice(0, symbol.lastIndexOf('.'));
}

function isLeaf({ callees, inside }: Made): boolean {
  return inside.every((one) => packageOf(one.callees[0]!) === packageOf(callees[0]!) && isLeaf(one));
}

function together(run: readonly Made[]): Made {
  const callees = [...new Set(run.flatMap((one) => one.callees))];
  return { ...run[0]!, callees, times: run.length, last: run.at(-1)!.last, inside: joined(run[0]!.inside) };
}
