// The hand-written document of fixtures/reporters and how its golden files are read. UPDATE_GOLDEN=1 writes them anew.

import { readFileSync, writeFileSync } from 'node:fs';
import type { RouteMap } from '../../src/model/route-map.ts';

const directory = new URL('../../fixtures/reporters/', import.meta.url);

export function fixtureText(name: string): string {
  return readFileSync(new URL(name, directory), 'utf8');
}

export function fixtureMap(): RouteMap {
  const map: RouteMap = JSON.parse(fixtureText('map.json'));
  return map;
}

export function golden(name: string, actual: string): string {
  if (process.env.UPDATE_GOLDEN) writeFileSync(new URL(name, directory), actual);
  return fixtureText(name);
}
