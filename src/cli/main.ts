// Stage cli: the program. In: the words after its name, and the world. Out: reports, a summary, and the exit code: 0
// fine, 1 findings of --strict, 2 could not do what was asked. Data goes to standard output, all else to standard error.

import manifest from '../../package.json' with { type: 'json' };
import { UsageError } from '../model/usage-error.ts';
import { printable, type ReportOptions, reporters, tellsOfRequests } from '../reporters/index.ts';
import { appearance, isColoured } from './appearance.ts';
import { Arguments } from './arguments.ts';
import { assumptionsOf, unread } from './assume/index.ts';
import { filterRoutes, idleFilters } from './filter.ts';
import { help } from './help.ts';
import { ClosedPipe, type Io, print, processIo, tell } from './io.ts';
import { load, openApiSettings } from './load.ts';
import { isAsked, openApiLines, openApiOf } from './output/openapi.ts';
import { asFile, intoDirectories, rangeLines, type Write, writtenFor } from './output/range.ts';
import { templatesOf } from './output/templates.ts';
import { undrawnLine } from './output/undrawn.ts';
import { leftOver, writeAll } from './output/write.ts';
import { columnsOf, diagramsOf, reportsOf, sourceUrlOf } from './outputs.ts';
import { strictFindings, summary } from './summary.ts';
import { trace } from './trace/index.ts';

export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  // An error of a stream is met where it is written to.
  for (const stream of [io.stdout, io.stderr]) stream.on('error', () => undefined);
  try {
    return await run(new Arguments(argv), io);
  } catch (error) {
    if (error instanceof ClosedPipe) return 0;
    await tell(io.stderr, `${complaint(error, io)}\n`);
    return 2;
  }
}

async function run(given: Arguments, io: Io): Promise<number> {
  if (given.has('help')) return printed(io, help(given.command));
  if (given.has('version')) return printed(io, `${manifest.version}\n`);
  if (given.command === 'trace') return trace(given, io);
  const asked = reportsOf(given, io.stdout.isTTY === true, io.cwd);
  const assumptions = assumptionsOf(given, asked);
  const reports = assumptions.length > 1 ? intoDirectories(asked, given.all('assume').join(' ')) : asked;
  const columns = columnsOf(given, reports);
  const diagrams = diagramsOf(given, reports);
  const openApi = openApiOf(given, reports);
  const sourceUrl = sourceUrlOf(given);
  const templates = await templatesOf(given.one('template'), io.cwd);
  const coloured = isColoured(given, io);
  const configured = isAsked(reports);
  const settings = configured ? await openApiSettings(given, io) : {};
  const timings: string[] = [];
  const requests = reports.some(({ format }) => tellsOfRequests[format]);
  const time = (stage: string, ms: number): number =>
    timings.push(`${stage.padEnd(10)}${ms.toFixed(0).padStart(7)} ms`);
  const loaded = await load(given, io, time, requests, configured, assumptions[0]?.assume);
  const warned = unread(loaded.map, assumptions[0]!);
  const map = filterRoutes(loaded.map, given);
  const write: Write = async (report, one) => {
    const chosen = { columns, diagrams, sourceUrl, templates, openapi: openApi(report, settings) };
    const options: ReportOptions = { ...appearance(report, loaded, coloured, io), ...chosen };
    const reporter = await reporters[report.format]();
    return reporter(one, options);
  };
  const written = await writtenFor(assumptions, map, reports, write, (assume) =>
    filterRoutes(loaded.assuming?.(assume) ?? loaded.map, given),
  );
  const left = await writeAll(written, given.one('chromium'), io);
  const findings = given.has('strict') ? strictFindings(loaded.map) : undefined;
  const lines = given.has('quiet')
    ? ''
    : leftOver(left) +
      warned +
      idleFilters(loaded.map, given) +
      undrawnLine(map, reports) +
      rangeLines(assumptions, reports) +
      // Of a range, files are named for its values.
      (await openApiLines(map, assumptions.length > 1 ? reports.map(asFile) : reports, settings, openApi)) +
      summary(loaded.map, map.routes, loaded.searched);
  await tell(io.stderr, `${given.has('timing') ? timings.map((one) => `${one}\n`).join('') : ''}${lines}`);
  if (findings !== undefined && !given.has('quiet')) await tell(io.stderr, `${findings}\n`);
  return findings === undefined ? 0 : 1;
}

async function printed(io: Io, text: string): Promise<number> {
  await print(io.stdout, text);
  return 0;
}

/** One line. Only what is our own fault may show where it happened, and only if asked to. */
function complaint(error: unknown, { env }: Io): string {
  if (error instanceof UsageError) return `routemap: ${printable(error.message)}`;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  if (env.ROUTEMAP_DEBUG && stack) return `routemap: internal error: ${stack}`;
  const advice = 'Please report it, with what ROUTEMAP_DEBUG=1 routemap … prints';
  return `routemap: internal error: ${printable(message)}. ${advice}`;
}
