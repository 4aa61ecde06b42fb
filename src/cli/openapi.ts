// Stage cli: --openapi-version. In: arguments. Out: options of the reporter.

import type { OpenApiVersion } from '../model/openapi.ts';
import { UsageError } from '../model/usage-error.ts';
import type { ReportOptions } from '../reporters/index.ts';
import type { Arguments } from './arguments.ts';
import type { Report } from './outputs.ts';

const versions: readonly OpenApiVersion[] = ['3.0', '3.1', '3.2'];

export function openApiOf(given: Arguments, reports: readonly Report[]): ReportOptions['openapi'] {
  const asked = given.one('openapi-version');
  if (asked !== undefined && !reports.some(({ format }) => format === 'openapi')) {
    throw new UsageError('--openapi-version is for openapi. Add -f openapi, or leave it out');
  }
  const version = versions.find((one) => asked === undefined || one === asked || asked.startsWith(`${one}.`));
  if (asked !== undefined && version === undefined) {
    throw new UsageError(`--openapi-version ${asked}: there are ${versions.join(', ')}`);
  }
  return asked === undefined ? {} : { version };
}
