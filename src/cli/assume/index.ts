// Stage cli: --assume NAME=VALUE. In: arguments, reports. Out: what is taken for granted: once, or for each value of a
// range. What is misspelt is a UsageError; what no handler reads is said on standard error.

import type { RouteMap } from '../../model/route-map.ts';
import { nearest } from '../../model/suggest.ts';
import { UsageError } from '../../model/usage-error.ts';
import { printable, tellsOfRequests } from '../../reporters/index.ts';
import type { Arguments } from '../arguments.ts';
import type { Report } from '../outputs.ts';
import { valuesOf } from './range.ts';

export interface Assumption {
  readonly assume: Readonly<Record<string, string>>;
  /** The value of the range. */
  readonly value?: string;
}

const kinds = ['path', 'query', 'header'] as const;
const example = '--assume path.version=1.47';

/** At least one; several where one of the values is a range. */
export function assumptionsOf(given: Arguments, reports: readonly Report[]): readonly Assumption[] {
  const named = given.all('assume').map(parted);
  if (named.length === 0) return [{ assume: {} }];
  if (given.has('no-requests'))
    throw new UsageError('--assume is about handlers that run, and --no-requests keeps them from it. Leave out one');
  const silent = reports.find(({ format }) => !tellsOfRequests[format]);
  if (silent) throw new UsageError(`--assume changes nothing in ${silent.format}. Add -f openapi, or leave it out`);
  const names = named.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`--assume ${twice} twice. One value, or a range: ${twice}=1.40..1.47`);
  const all = named.map(([name, text]) => [name, valuesOf(name, text)] as const);
  const ranges = all.filter(([, values]) => values.length > 1);
  if (ranges.length > 1) throw new UsageError(`one range only, not ${ranges.map(([name]) => name).join(' and ')}`);
  const [range] = ranges;
  if (!range) return [{ assume: Object.fromEntries(all.map(([name, [value = '']]) => [name, value])) }];
  return range[1].map((value) => ({
    assume: Object.fromEntries(all.map(([name, [one = '']]) => [name, name === range[0] ? value : one])),
    value,
  }));
}

function parted(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 0) throw new UsageError(`--assume ${text} has no value. Write NAME=VALUE: ${example}`);
  return [checked(text.slice(0, equals)), text.slice(equals + 1)];
}

function checked(name: string): string {
  if (name === 'method') return name;
  const dot = name.indexOf('.');
  const kind = dot < 0 ? name : name.slice(0, dot);
  if (dot < 0 || dot === name.length - 1 || !kinds.some((one) => one === kind)) {
    const near = nearest(kind, [...kinds, 'method']);
    const meant = near === undefined ? undefined : near === 'method' ? near : `${near}.${name.slice(dot + 1)}`;
    const advice = dot > 0 && dot < name.length - 1 && meant !== undefined ? `Did you mean ${meant}? ` : '';
    throw new UsageError(
      `--assume ${name}: unknown name. ${advice}There are path.NAME, query.NAME, header.NAME, method`,
    );
  }
  return kind === 'header' ? name.toLowerCase() : name;
}

/** A line for each name that no handler reads. Throws UsageError where a variable is in no path. */
export function unread({ routes }: RouteMap, { assume }: Assumption): string {
  const variables = routes.flatMap(({ pathParameters, aliases }) =>
    [pathParameters, ...aliases.map((alias) => alias.pathParameters)].flat().map(({ name }) => `path.${name}`),
  );
  const read = routes.flatMap(({ operation }) => [
    ...(operation?.parameters.map((one) => `${one.in}.${one.name}`) ?? []),
    ...(operation?.steps.flatMap(({ kind, text }) => (kind === 'read' ? text.replace(' ', '.') : [])) ?? []),
    ...(operation?.transport.map((name) => `header.${name}`) ?? []),
    ...(operation?.outside.map((text) => text.replace(' ', '.')) ?? []),
  ]);
  const known = new Set(
    [...read, ...variables].map((name) => (name.startsWith('header.') ? name.toLowerCase() : name)),
  );
  return Object.keys(assume)
    .filter((name) => name !== 'method' && routes.length > 0 && !known.has(name))
    .map((name) => lineFor(name, [...known], variables))
    .join('');
}

function lineFor(name: string, known: readonly string[], variables: readonly string[]): string {
  const [kind = ''] = name.split('.');
  const names = kind === 'path' ? variables : known;
  const near = nearest(
    name,
    names.filter((one) => one.startsWith(`${kind}.`)),
  );
  const advice = near === undefined ? '' : ` Did you mean ${near}?`;
  if (kind === 'path') {
    const all = [...new Set(variables)].sort().slice(0, 8);
    const others = all.length === 0 ? ' No path has a variable' : ` There are ${all.join(', ')}`;
    throw new UsageError(`--assume ${name}: no path has such a variable.${advice || others}`);
  }
  return `--assume ${printable(name)}: no handler reads it.${printable(advice)}\n`;
}
