// Stage cli: a document that an earlier run wrote, in place of a directory. In: a file or standard input. Out: the
// RouteMap, or a UsageError that says why this is none.

import { readFileSync } from 'node:fs';
import type { RouteMap } from '../model/route-map.ts';
import { UsageError } from '../model/usage-error.ts';
import { departure, isRouteMap } from './conforms.ts';
import { codeOf, type Input } from './io.ts';

const MAJOR = '1';
const EXACT = '1.0';

export function readSavedMap(path: string, shown: string): RouteMap {
  if (shown.endsWith('.go')) throw new UsageError(`${shown}: a Go file. Name its directory`);
  return parseMap(contentOf(path, shown), shown);
}

function contentOf(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${shown}: ${codeOf(error) === 'EACCES' ? 'permission denied' : 'could not be read'}`);
  }
}

export async function readStandardInput(stdin: Input): Promise<RouteMap> {
  if (stdin.isTTY) throw new UsageError('- reads a saved map from a pipe: routemap --json | routemap -');
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return parseMap(Buffer.concat(chunks).toString('utf8'), 'standard input');
}

function parseMap(text: string, name: string): RouteMap {
  const value = parse(text, name);
  const version = versionOf(value);
  if (version === undefined) {
    throw new UsageError(`${name}: not a saved map, it has no "formatVersion". routemap --json -o map.json writes one`);
  }
  if (version.split('.')[0] !== MAJOR) {
    const advice = Number.parseInt(version, 10) > Number(MAJOR) ? 'Update routemap' : 'Write the map anew';
    throw new UsageError(`${name}: written in format ${version}, and this routemap reads ${MAJOR}.x. ${advice}`);
  }
  const exact = version === EXACT;
  if (!isRouteMap(value, exact))
    throw new UsageError(`${name}: damaged, ${departure(value, exact)}. Write the map anew`);
  return value;
}

function parse(text: string, name: string): unknown {
  if (text.trim() === '') throw new UsageError(`${name}: empty. routemap --json -o map.json writes a map`);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UsageError(`${name}: neither a directory nor a saved map (not JSON)`);
  }
}

function versionOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('formatVersion' in value)) return undefined;
  return typeof value.formatVersion === 'string' ? value.formatVersion : undefined;
}
