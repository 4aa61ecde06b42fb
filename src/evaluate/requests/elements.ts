// Stage evaluate: `form["name"]`, `values[0]` and loops over them, while a request is traced. In: what stands for values
// of the request, and an index. Out: what is read; undefined for any other value.

import type { Expr } from '../../model/syntax.ts';
import type { Machine } from '../machine.ts';
import { constantText, type Value } from '../values/value.ts';
import { carried } from './carriers.ts';
import { ANY_NAME } from './naming.ts';
import { newRead, readValue, textOfRead } from './reading.ts';
import type { Trace } from './trace.ts';

export function elementOfRequest(m: Machine, trace: Trace, base: Value, key: Value, expr: Expr): Value | undefined {
  if (base.kind !== 'unknown') return undefined;
  const site = { at: m.spot(expr), source: m.source(expr), spread: false };
  if (base.read && (key.kind === 'number' || isLast(expr))) {
    if (base.isAll) base.read.several = false;
    return textOfRead(base.read, site);
  }
  const from = carried(m, base);
  const name = constantText(key);
  if (from?.kind !== 'values' || name === undefined) return undefined;
  return readValue(m, trace, { place: from.of, name, several: !from.single }, site);
}

/** `values[len(values)-1]` */
function isLast(expr: Expr): boolean {
  const [index] = expr.kind === 'IndexExpr' ? expr.indices : [];
  if (index?.kind !== 'BinaryExpr' || index.op !== '-' || index.x.kind !== 'CallExpr') return false;
  const { fun } = index.x;
  return fun.kind === 'Ident' && fun.name === 'len';
}

/** What a loop over it gets: the names, of which nothing is known, and the values. */
export function rangeOfRequest(
  m: Machine,
  base: Value,
  expr: Expr,
): { readonly key: Value; readonly value: Value } | undefined {
  if (!m.trace || base.kind !== 'unknown') return undefined;
  const site = { at: m.spot(expr), source: m.source(expr) };
  const index = m.unknownOf({ kind: 'basic', name: 'int' }, 'it counts what the request holds', site.at, site.source);
  if (base.read) return { key: index, value: textOfRead(base.read, site) };
  const from = carried(m, base);
  if (from?.kind !== 'values') return undefined;
  const read = newRead({ place: from.of, name: ANY_NAME, prefix: true });
  return { key: textOfRead(read, site), value: textOfRead(read, site) };
}
