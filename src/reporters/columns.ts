// Stage reporters: the columns that `table` and `tsv` can show, as data. In: a row, that is a route or one of its
// aliases. Out: the text of one cell: in full for `tsv`, short for `table`, where the block says the rest.

import { posix } from 'node:path';
import type { Alias, Route } from '../model/route-map.ts';
import { isTold } from './layers.ts';
import type { Colour, ReportOptions } from './options.ts';
import { printable } from './printable.ts';
import * as spell from './spelling.ts';

export type ColumnName =
  | 'server'
  | 'method'
  | 'path'
  | 'handler'
  | 'file'
  | 'gates'
  | 'condition'
  | 'notes'
  | 'id'
  | 'host'
  | 'pattern'
  | 'router'
  | 'declared'
  | 'middleware'
  | 'variants'
  | 'framework';

export interface Row {
  readonly route: Route;
  /** The row stands for this further path of the route. */
  readonly alias?: Alias;
}

/** What a table says once for all rows of a router. */
export interface Block {
  readonly directory: string;
  /** True if handlers of several types are listed, so that method names alone would not tell them apart. */
  readonly receivers: boolean;
  /** The middleware that stands above the rows. */
  readonly told?: ReadonlySet<string>;
}

export interface Column {
  readonly header: string;
  readonly colour?: Colour;
  /** Stands at the end of a line of `table` without an edge of its own. */
  readonly ragged?: true;
  /** `table` may cut it where the terminal is narrow. */
  readonly flexible?: true;
  full(row: Row, options: ReportOptions): string;
  /** Undefined where only the full text will do. */
  short?(row: Row, block: Block): string | undefined;
  /** The file that a cell of `table` links to. */
  file?(row: Row): string;
}

const condition = ({ route }: Row): string =>
  [spell.conditionsOf(route.conditions), spell.matchersOf(route)].filter((text) => text !== '').join(', ');

const gates = ({ route }: Row): string =>
  spell
    .gatesOf(route)
    .map((one) => spell.gate(one, false))
    .join(', ');

/** With what a part of the block's routes pass, such as authentication. */
const shortGates = ({ route }: Row, { told }: Block): string =>
  route.middleware
    .filter((one) => !one.adapter && (one.scope === 'handler' || (told && !isTold(one, told))))
    .map((one) => spell.gate(one, true))
    .join(', ');

export const columns: Readonly<Record<ColumnName, Column>> = {
  server: { header: 'server', full: ({ route }) => printable(route.server) },
  method: { header: 'method', full: ({ route }) => printable(route.method) },
  path: { header: 'path', flexible: true, full: ({ route, alias }) => spell.pathOf(route, alias) },
  handler: {
    header: 'handler',
    flexible: true,
    full: ({ route }) => spell.handlerOf(route),
    short: ({ route }, { receivers }) => spell.shortHandlerOf(route, receivers),
  },
  file: {
    header: 'file:line',
    colour: 'dim',
    full: ({ route }, options) => {
      const { file, line } = spell.placeOf(route);
      return spell.lineOf({ file: options.spell(file), line });
    },
    short: ({ route }, { directory }) => {
      const { file, line } = spell.placeOf(route);
      const below = posix.relative(directory, file);
      // Not below the router's directory: as a reader here would open it.
      return below.startsWith('../') ? undefined : spell.lineOf({ file: below, line });
    },
    file: ({ route }) => spell.placeOf(route).file,
  },
  gates: {
    header: 'gates',
    colour: 'cyan',
    ragged: true,
    full: gates,
    short: shortGates,
  },
  condition: { header: 'condition', colour: 'yellow', ragged: true, full: condition },
  notes: { header: 'notes', colour: 'red', ragged: true, full: ({ route, alias }) => spell.notesOf(route, alias) },
  id: { header: 'id', full: ({ route }) => printable(route.id) },
  host: { header: 'host', full: ({ route }) => printable(route.host ?? '') },
  pattern: { header: 'pattern', flexible: true, full: ({ route, alias }) => printable((alias ?? route).pattern) },
  router: { header: 'router', full: ({ route }) => printable(route.declaration.package) },
  declared: {
    header: 'declared',
    colour: 'dim',
    full: ({ route: { declaration } }, options) =>
      spell.lineOf({ file: options.spell(declaration.file), line: declaration.line }),
    file: ({ route }) => route.declaration.file,
  },
  middleware: {
    header: 'middleware',
    ragged: true,
    full: ({ route }) =>
      route.middleware
        .filter((one) => !one.adapter)
        .map((one) => spell.gate(one, false))
        .join(' › '),
  },
  variants: { header: 'variants', ragged: true, full: ({ route }) => spell.variantsOf(route) },
  framework: { header: 'framework', full: ({ route }) => printable(route.framework) },
};

/** The route itself, then its aliases. */
export function rowsOf(route: Route): Row[] {
  return [{ route }, ...route.aliases.map((alias) => ({ route, alias }))];
}
