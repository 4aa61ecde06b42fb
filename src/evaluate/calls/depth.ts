// Stage evaluate: how deep calls may be nested. In: the frames of the stack and the function to be called. Out: the limit
// that ends it where it would call itself without end. A function that takes closures may be on the stack as often as
// each closure is another.

import { MAX_CALL_DEPTH, MAX_RUNNING, MAX_SAME_FUNCTION } from '../limits.ts';
import type { Machine } from '../machine.ts';

type Stack = Pick<Machine, 'frame' | 'running'>;

export function tooDeep({ frame, running }: Stack, symbol: string): 'depth' | 'waiting' | 'recursion' | undefined {
  if (running >= MAX_RUNNING) return 'waiting';
  const stack: string[] = [];
  let same = 0;
  for (let at = frame; at; at = at.parent) {
    stack.unshift(at.symbol);
    if (at.symbol === symbol) same++;
  }
  if (stack.length >= MAX_CALL_DEPTH) return 'depth';
  const isRecursion = same >= MAX_SAME_FUNCTION && repeats([...stack, symbol], symbol) >= MAX_SAME_FUNCTION;
  return isRecursion ? 'recursion' : undefined;
}

/** How often the function is called again without a closure in between that runs once. */
function repeats(stack: readonly string[], symbol: string): number {
  const counts = new Map<string, number>();
  for (const one of stack) counts.set(one, (counts.get(one) ?? 0) + 1);
  let found = 0;
  let fresh = false;
  for (const one of stack.slice(stack.indexOf(symbol) + 1)) {
    if (/\.func\d+(?:\.\d+)*$/.test(one) && counts.get(one) === 1) fresh = true;
    if (one !== symbol) continue;
    if (!fresh) found++;
    fresh = false;
  }
  return found;
}
