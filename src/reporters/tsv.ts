// Stage reporters: one line per route and alias for `cut`, `awk` and spreadsheets. In: a RouteMap. Out: a header line,
// then tab-separated rows, nothing cut, no colour; what was not resolved comes last, with `?` for what is not known.

import type { RouteMap, Unresolved } from '../model/route-map.ts';
import { type ColumnName, columns, type Row, rowsOf } from './columns.ts';
import type { ReportOptions } from './options.ts';
import { printable } from './printable.ts';
import { lineOf, UNKNOWN } from './spelling.ts';

const usual: readonly ColumnName[] = ['server', 'method', 'path', 'handler', 'file', 'gates', 'condition'];

export function tsv(map: RouteMap, options: ReportOptions): string {
  const names = options.columns ?? usual;
  const row = (one: Row): string[] => names.map((name) => columns[name].full(one, options));
  const lines = [
    names.map((name) => columns[name].header),
    ...map.routes.flatMap(rowsOf).map(row),
    ...map.unresolved.map((one) => names.map((name) => unresolvedCell(name, one, options))),
  ];
  return lines.map((cells) => `${cells.join('\t')}\n`).join('');
}

function unresolvedCell(name: ColumnName, one: Unresolved, options: ReportOptions): string {
  switch (name) {
    case 'method':
      return printable(one.method ?? UNKNOWN);
    case 'path':
    case 'pattern':
      return printable(one.path ?? UNKNOWN);
    case 'handler':
    case 'server':
      return UNKNOWN;
    case 'file':
    case 'declared':
      return lineOf({ file: options.spell(one.file), line: one.line });
    case 'condition':
      return `unresolved: ${printable(one.reason)}`;
    case 'framework':
      return printable(one.framework ?? UNKNOWN);
    default:
      return '';
  }
}
