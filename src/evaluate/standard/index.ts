// Stage evaluate: the part of Go's standard library that set-up code uses, as tables from symbol to function. In: the
// symbol of a call and its values. Out: the result; undefined where the call is not in a table, or is about values that
// the table knows nothing of.

import type { CallSite, Machine } from '../machine.ts';
import { nil, type Value } from '../values/value.ts';
import { type Entry, perform } from './call.ts';
import { conversions } from './conversions.ts';
import { errors } from './errors.ts';
import { fmt } from './fmt.ts';
import { maps } from './maps.ts';
import { paths } from './paths.ts';
import { regexp } from './regexp.ts';
import { slices } from './slices.ts';
import { builders } from './strings/builders.ts';
import { strings } from './strings/strings.ts';
import { surroundings } from './surroundings.ts';
import { sync } from './sync.ts';
import { urls } from './urls.ts';

export { isNeverNil } from './errors.ts';

const tables = [strings, builders, fmt, paths, urls, conversions, slices, maps, sync, errors, surroundings, regexp];

const entries: ReadonlyMap<string, Entry> = new Map(tables.flatMap((table) => Object.entries(table)));

/** `symbol` is `import/path.Func`. */
export function callStandard(m: Machine, symbol: string, args: readonly Value[], site: CallSite): Value | undefined {
  const entry = entries.get(symbol);
  return entry && perform(entry, m, args, site, nil);
}

/** `symbol` is `import/path.(*T).Method`. */
export function callStandardMethod(
  m: Machine,
  symbol: string,
  receiver: Value,
  args: readonly Value[],
  site: CallSite,
): Value | undefined {
  const entry = entries.get(symbol);
  return entry && perform(entry, m, args, site, receiver);
}
