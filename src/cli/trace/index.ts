// Stage cli, trace: `routemap trace`. In: arguments and the world. Out: reports, and the exit code: 0 if a route takes each
// request, 1 if one has none.

import { type Asked, readAsked, traceRequest } from '../../matching/index.ts';
import type { RouteMap, Server } from '../../model/route-map.ts';
import { nearest } from '../../model/suggest.ts';
import type { Trace } from '../../model/trace.ts';
import { UsageError } from '../../model/usage-error.ts';
import { type TraceFormat, traceReporters } from '../../reporters/trace/index.ts';
import { appearance, isColoured } from '../appearance.ts';
import type { Arguments } from '../arguments.ts';
import { type Io, tell } from '../io.ts';
import { isSaved, type Loaded, load } from '../load.ts';
import { templatesOf } from '../output/templates.ts';
import { leftOver, type Written, writeAll } from '../output/write.ts';
import { reportsFrom, sourceUrlOf } from '../outputs.ts';
import { summary } from '../summary.ts';
import { further, levelsOf } from './further.ts';

const extensions: Readonly<Record<string, TraceFormat>> = {
  '.json': 'json',
  '.md': 'markdown',
  '.mmd': 'mermaid',
  '.ndjson': 'ndjson',
  '.pdf': 'mermaid',
  '.png': 'mermaid',
  '.svg': 'mermaid',
  '.txt': 'text',
};

export async function trace(given: Arguments, io: Io): Promise<number> {
  const reports = reportsFrom(given, { formats: traceReporters, extensions, standard: 'text' }, io.cwd);
  const sourceUrl = sourceUrlOf(given);
  const templates = await templatesOf(given.one('template'), io.cwd);
  const levels = levelsOf(given, isSaved(given, io));
  const lines = await linesFor(given, io);
  const coloured = isColoured(given, io);
  const timings: string[] = [];
  const onTiming = (stage: string, ms: number): unknown =>
    timings.push(`${stage.padEnd(10)}${ms.toFixed(0).padStart(7)} ms
`);
  const loaded = await load(given, io, onTiming, !isSaved(given, io));
  const { found, wrong } = tracesOf(loaded, lines, given);
  await tell(io.stderr, wrong.join(''));
  const traces = await further(found, levels, given, io);
  const written: Written[] = [];
  for (const report of reports) {
    const options = { ...appearance(report, loaded, coloured, io), sourceUrl, templates };
    const reporter = await traceReporters[report.format]();
    written.push({ report, content: reporter(traces, options, loaded.map) });
  }
  const left = await writeAll(written, given.one('chromium'), io);
  if (given.has('timing')) await tell(io.stderr, timings.join(''));
  if (!given.has('quiet')) await tell(io.stderr, leftOver(left) + said(traces, loaded));
  if (wrong.length > 0) return 2;
  return traces.every(({ answered }) => answered) ? 0 : 1;
}

interface Line {
  readonly asked: Asked | UsageError;
  /** On standard input, from 1. */
  readonly number?: number;
}

/** Of several lines those that ask nothing that is understood are reported, and the others answered. */
function tracesOf(
  { map }: Loaded,
  lines: readonly Line[],
  given: Arguments,
): { readonly found: readonly Trace[]; readonly wrong: readonly string[] } {
  const servers = serversOf(map, given.all('server'));
  const found: Trace[] = [];
  const wrong: string[] = [];
  for (const { asked, number } of lines) {
    const answer = asked instanceof UsageError ? asked : understood(() => traceRequest(map, servers, asked));
    if (!(answer instanceof UsageError)) found.push(answer);
    else if (number === undefined) throw answer;
    else wrong.push(`routemap: line ${number}: ${answer.message}\n`);
  }
  return { found, wrong };
}

function understood<T>(read: () => T): T | UsageError {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

function serversOf({ servers }: RouteMap, given: readonly string[]): readonly Server[] {
  const wanted = given.map((text) => text.replace(/^\.\/(?=.)/, ''));
  const ids = servers.map(({ id }) => id);
  const strange = wanted.find((id) => !ids.includes(id));
  if (strange !== undefined) {
    const suggestion = nearest(strange, ids);
    const advice = suggestion === undefined ? `There are ${ids.join(', ')}` : `Did you mean ${suggestion}?`;
    throw new UsageError(`no server "${strange}" here. ${advice}`);
  }
  return wanted.length === 0 ? servers : servers.filter(({ id }) => wanted.includes(id));
}

/** Empty lines and comments ask nothing. */
async function linesFor({ request, path }: Arguments, { stdin }: Io): Promise<readonly Line[]> {
  if (request !== '-') return [{ asked: readAsked(request) }];
  if (path === '-') throw new UsageError('requests and a saved map cannot both come from standard input');
  if (stdin.isTTY) throw new UsageError('- reads requests from a pipe, one a line: routemap trace - < requests.txt');
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  const lines = Buffer.concat(chunks).toString('utf8').replaceAll('\\\n', ' ').split(/\r?\n/);
  const asked = lines.flatMap((line, i): readonly Line[] =>
    line.trim() === '' || line.startsWith('#') ? [] : [{ asked: understood(() => readAsked(line)), number: i + 1 }],
  );
  if (asked.length === 0) throw new UsageError('standard input holds no request. One a line: GET /path');
  return asked;
}

/** Nothing where there is something to read on standard output, but for several requests how many had no answer. */
function said(traces: readonly Trace[], { map, searched }: Loaded): string {
  if (map.routes.length === 0) return summary(map, map.routes, searched);
  const lost = traces.filter(({ answered }) => !answered).length;
  return traces.length === 1
    ? ''
    : `${traces.length} requests, ${lost === 0 ? 'all' : traces.length - lost} answered by a route.\n`;
}
