// Stage config: reads a configuration: data, never code. In: the text of a file and its name. Out: a Config, or a
// UsageError that says where in the file something is wrong, and what would have been right.

import type { Framework } from '../model/framework.ts';
import type { OpenApiSettings } from '../model/openapi.ts';
import { UsageError } from '../model/usage-error.ts';
import { type Departure, departure } from './check.ts';
import { configShape } from './framework-shape.ts';
import { Misread, type Parsed, parseJson } from './json.ts';
import { badServer } from './openapi-shape.ts';
import { badReference } from './references.ts';

export interface Config {
  /** Tables of routers that are not among those of the package; they count before them. */
  readonly frameworks: readonly Framework[];
  readonly openapi: OpenApiSettings;
}

/** `name` is the file as people know it. */
export function parseConfig(text: string, name: string): Config {
  const { value, places } = parse(text, name);
  const fail = ({ at, message }: Departure): UsageError =>
    new UsageError(`${name}:${lineOf(text, places.get(at) ?? 0)}: ${at === '' ? '' : `${at}: `}${message}`);
  if (!isWritten(value)) throw fail(departure(value, configShape, '') ?? { at: '', message: 'no configuration' });
  const frameworks = (value.frameworks ?? []).map(withSeeds);
  for (const [i, framework] of frameworks.entries()) {
    const bad = badReference(framework, `frameworks[${i}]`);
    if (bad) throw fail(bad);
  }
  const { openapi = {} } = value;
  const bad = badServer(openapi);
  if (bad) throw fail(bad);
  return { frameworks, openapi };
}

/** What `configShape` describes. */
interface Written {
  readonly openapi?: OpenApiSettings;
  readonly frameworks?: readonly (Omit<Framework, 'seeds'> & { readonly seeds?: readonly string[] })[];
}

function isWritten(value: unknown): value is Written {
  return departure(value, configShape, '') === undefined;
}

function parse(text: string, name: string): Parsed {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    throw new UsageError(`${name}:${lineOf(text, error.offset)}: not JSON: ${error.message}`);
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** A file that names nothing of the table sets nothing up with it. */
function withSeeds(written: NonNullable<Written['frameworks']>[number]): Framework {
  const { seeds, calls, types, fields = {} } = written;
  const names = [...Object.keys(calls), ...Object.keys(types), ...Object.keys(fields)];
  return { ...written, seeds: seeds ?? [...new Set(names.map((name) => name.replace(/^.*\./, '')))] };
}
