// Stage cli: the program. In: the words after its name, and the world. Out: reports, a summary, and the exit code: 0
// fine, 1 findings of --strict, 2 could not do what was asked. Data goes to standard output, all else to standard error.

import manifest from '../../package.json' with { type: 'json' };
import type { RouteMap } from '../model/route-map.ts';
import { UsageError } from '../model/usage-error.ts';
import { printable, type ReportOptions, reporters, tellsOfRequests } from '../reporters/index.ts';
import { isColoured, linkBelow, paint } from './appearance.ts';
import { Arguments } from './arguments.ts';
import { filterRoutes } from './filter.ts';
import { help } from './help.ts';
import { ClosedPipe, type Io, print, processIo, tell } from './io.ts';
import { type Loaded, load, openApiSettings } from './load.ts';
import { isAsked, openApiLines, openApiOf } from './output/openapi.ts';
import { templatesOf } from './output/templates.ts';
import { undrawnLine } from './output/undrawn.ts';
import { leftOver, oneText, writeReport } from './output/write.ts';
import { columnsOf, diagramsOf, isPicture, type Report, reportsOf, sourceUrlOf } from './outputs.ts';
import { strictFindings, summary } from './summary.ts';

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
  if (given.has('help')) return printed(io, help());
  if (given.has('version')) return printed(io, `${manifest.version}\n`);
  const reports = reportsOf(given, io.stdout.isTTY === true, io.cwd);
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
  const loaded = await load(given, io, time, requests, configured);
  const map = filterRoutes(loaded.map, given);
  const left = await write(map, reports, given, io, (report) => {
    const chosen = { columns, diagrams, sourceUrl, templates, openapi: openApi(report, settings) };
    return { ...appearance(report, loaded, coloured, io), ...chosen };
  });
  const findings = given.has('strict') ? strictFindings(loaded.map) : undefined;
  const lines = given.has('quiet')
    ? ''
    : leftOver(left) +
      undrawnLine(map, reports) +
      openApiLines(map, reports, settings, openApi) +
      summary(loaded.map, map.routes, loaded.searched);
  await tell(io.stderr, `${given.has('timing') ? timings.map((one) => `${one}\n`).join('') : ''}${lines}`);
  if (findings !== undefined && !given.has('quiet')) await tell(io.stderr, `${findings}\n`);
  return findings === undefined ? 0 : 1;
}

async function printed(io: Io, text: string): Promise<number> {
  await print(io.stdout, text);
  return 0;
}

/** Files first: a reader of standard output that goes away must not cost them. Returns the files left by earlier runs. */
async function write(
  map: RouteMap,
  reports: readonly Report[],
  given: Arguments,
  io: Io,
  options: (report: Report) => ReportOptions,
): Promise<string[]> {
  const all = reports.map((report) => ({ report, content: reporters[report.format](map, options(report)) }));
  const toFiles = all.filter(({ report }) => report.file !== undefined);
  const left = toFiles.flatMap(({ report, content }) =>
    isPicture(report) ? [] : writeReport(report, content, io.cwd),
  );
  for (const { report, content } of toFiles.filter((one) => isPicture(one.report))) {
    const { writePictures } = await import('./picture/index.ts');
    await writePictures(report.file ?? '', content, given.one('chromium'), io);
  }
  for (const { report, content } of all)
    if (report.file === undefined) await print(io.stdout, oneText(report, content));
  return left;
}

/** Colours, links and the width of the terminal are for standard output, never for files. */
function appearance(
  { file, directory }: Report,
  { searched, root }: Loaded,
  coloured: boolean,
  { stdout }: Io,
): ReportOptions {
  const inColour = coloured && file === undefined;
  const terminal = stdout.isTTY === true && file === undefined;
  return {
    directory,
    fenced: file === undefined ? undefined : /\.(?:md|markdown)$/i.test(file),
    // A terminal that does not know its size says 0.
    width: (terminal && stdout.columns) || undefined,
    spell: searched.spell,
    paint: inColour ? paint : (_, text) => text,
    link: inColour && terminal && root !== undefined ? linkBelow(root) : (text) => text,
  };
}

/** One line. Only what is our own fault may show where it happened, and only if asked to. */
function complaint(error: unknown, { env }: Io): string {
  if (error instanceof UsageError) return `routemap: ${printable(error.message)}`;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  if (env.ROUTEMAP_DEBUG && stack) return `routemap: internal error: ${stack}`;
  const advice = 'Please report it, with what ROUTEMAP_DEBUG=1 routemap … prints';
  return `routemap: internal error: ${printable(message)}. ${advice}`;
}
