// Stage cli: --yaml, --openapi-version and the part `openapi` of the configuration. In: arguments, reports. Out: for each
// report the options of its documents, and what is said about them on standard error.

import { join } from 'node:path';
import type { OpenApiSettings, OpenApiVersion } from '../../model/openapi.ts';
import type { RouteMap } from '../../model/route-map.ts';
import { UsageError } from '../../model/usage-error.ts';
import { printable, type ReportOptions } from '../../reporters/index.ts';
import type { Arguments } from '../arguments.ts';
import type { Report } from '../outputs.ts';

const versions: readonly OpenApiVersion[] = ['3.0', '3.1', '3.2'];

/** `settings` are read when they are needed. */
export function openApiOf(
  given: Arguments,
  reports: readonly Report[],
): (report: Report, settings: OpenApiSettings) => ReportOptions['openapi'] {
  const late = (['yaml', 'openapi-version'] as const).find((name) => given.has(name));
  if (late !== undefined && !isAsked(reports)) {
    throw new UsageError(`--${late} is for openapi. Add -f openapi, or leave it out`);
  }
  const asked = given.one('openapi-version') ?? '3.1';
  const version = versions.find((one) => one === asked || asked.startsWith(`${one}.`));
  if (version === undefined) throw new UsageError(`no OpenAPI ${asked} here. There are ${versions.join(', ')}`);
  return ({ file = '' }, settings) => ({ version, settings, yaml: given.has('yaml') || /\.ya?ml$/i.test(file) });
}

export function isAsked(reports: readonly Report[]): boolean {
  return reports.some(({ format }) => format === 'openapi');
}

/** A line each. */
export async function openApiLines(
  map: RouteMap,
  reports: readonly Report[],
  settings: OpenApiSettings,
  optionsOf: ReturnType<typeof openApiOf>,
): Promise<string> {
  if (!isAsked(reports)) return '';
  const { openApiFiles, openApiNotes } = await import('../../reporters/openapi/index.ts');
  const files = reports.flatMap((report) => {
    const made =
      report.format === 'openapi' && report.directory ? openApiFiles(map, optionsOf(report, settings) ?? {}) : [];
    return made.map(([name, server]) => `${join(report.file ?? '', name)}: server ${server}`);
  });
  const notes = openApiNotes(map, settings).map((note) => `openapi: ${note}`);
  return [...files, ...notes].map((line) => `${printable(line)}\n`).join('');
}
