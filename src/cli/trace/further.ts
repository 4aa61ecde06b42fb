// Stage cli, trace: --depth. In: traces and how many levels. Out: the same, with the calls behind each implementation as
// hops: behind the handler where none is known.

import type { Answer, Hop, Trace } from '../../model/trace.ts';
import { UsageError } from '../../model/usage-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Io } from '../io.ts';
import { sourcesOf } from '../load.ts';

/** More levels than these are no way that anyone reads. */
const MAX_LEVELS = 8;

export function levelsOf(given: Arguments, saved: boolean): number {
  const text = given.one('depth');
  if (text === undefined) return 0;
  if (saved) throw new UsageError('--depth reads the sources, and a saved map has none. Trace the directory');
  const levels = Number(text);
  if (/^\d+$/.test(text) && levels <= MAX_LEVELS) return levels;
  throw new UsageError(`--depth ${text}: a number from 0 to ${MAX_LEVELS}`);
}

export async function further(
  traces: readonly Trace[],
  levels: number,
  given: Arguments,
  io: Io,
): Promise<readonly Trace[]> {
  if (levels === 0) return traces;
  const { openCalls } = await import('../../run.ts');
  const calls = await openCalls(sourcesOf(given, io));
  const behind = (hop: Hop): Hop[] => {
    const { file, line } = hop;
    if (file === undefined || line === undefined) return [];
    return calls.from({ file, line }, levels).map(({ depth, text, symbol, place, source }): Hop => {
      const named = symbol === undefined ? {} : { symbol };
      return { kind: 'onward', depth: hop.depth + 1 + depth, text, ...named, ...place, source, conditions: [] };
    });
  };
  return traces.map((trace) => ({ ...trace, answers: trace.answers.map((answer) => withHops(answer, behind)) }));
}

function withHops(answer: Answer, behind: (hop: Hop) => readonly Hop[]): Answer {
  const isKnown = answer.hops.some(({ kind }) => kind === 'implementation');
  const from: Hop['kind'] = isKnown ? 'implementation' : 'handler';
  return { ...answer, hops: answer.hops.flatMap((hop) => (hop.kind === from ? [hop, ...behind(hop)] : [hop])) };
}
