// Stage reporters: what a person sees. In: a RouteMap and the terminal's abilities. Out: one part per server: its header,
// what every route passes, then one block per router with aligned columns; what was not resolved comes last.

import type { Middleware, Route, RouteMap, Server, Unresolved } from '../model/route-map.ts';
import { type Block, type ColumnName, columns, type Row } from './columns.ts';
import { sharedLayers, toldAbove } from './layers.ts';
import { cut, line, type Piece, padding, widthOf } from './layout.ts';
import type { Colour, ReportOptions } from './options.ts';
import { printable } from './printable.ts';
import { type Router, routersOf, sharedPrefix } from './routers.ts';
import { count, layer, lineOf } from './spelling.ts';

const usual: readonly ColumnName[] = ['method', 'path', 'handler', 'file', 'gates', 'condition', 'notes'];
const GAP = 2;
/** Narrower than this a cell says nothing. */
const NARROWEST = 12;
/** A handler gives way down to this before a path does: its place, which is never cut, stands beside it. */
const NARROW_HANDLER = 16;
/** From this width on, gates and conditions have some room of their own. */
const ROOMY = 100;
const RAGGED = 16;
const verbs: Readonly<Record<string, Colour>> = {
  GET: 'green',
  POST: 'yellow',
  PUT: 'blue',
  PATCH: 'blue',
  DELETE: 'red',
};

interface Cell extends Piece {
  readonly column: ColumnName;
}

export function table(map: RouteMap, options: ReportOptions): string {
  const filtered = map.routes.length < map.stats.routes;
  const servers = map.servers.map((server) => ({
    server,
    routes: map.routes.filter((one) => one.server === server.id),
  }));
  const shown = filtered ? servers.filter(({ routes }) => routes.length > 0) : servers;
  const parts = shown.map(({ server, routes }) => serverPart(server, routes, options));
  if (map.unresolved.length > 0) parts.push(unresolvedPart(map, options));
  return parts.join('\n');
}

function serverPart(server: Server, routes: readonly Route[], options: ReportOptions): string {
  const prefix = sharedPrefix(routes);
  const routers = routersOf(routes, prefix);
  const rows = routers.map((router) => {
    const block = { ...router, told: toldAbove(server, router.routes) };
    return router.rows.map((row) => cellsOf(row, block, options));
  });
  const widths = columnWidths(rows.flat(), options);
  const edge = edgeOf(rows.flat()[0] ?? [], widths);
  const heads = routerHeads(routers, edge, options);
  const pass = routers.map((router) => passLines('  pass', sharedLayers(server, router.routes), options));
  const blocks = routers.map(
    (_, i) => heads[i]! + pass[i]! + rows[i]!.map((cells) => rowLine(cells, widths, options)).join(''),
  );
  const header =
    serverHeader(server, routes, prefix, edge, options) + passLines('routes pass', server.middleware, options);
  return [header, blocks.join('')].filter((text) => text !== '').join('\n');
}

function serverHeader(
  server: Server,
  routes: readonly Route[],
  prefix: string | undefined,
  edge: number,
  options: ReportOptions,
): string {
  const also = prefix === undefined ? '' : `, ${howMany(routes)}also under ${printable(prefix)}`;
  const left: Piece[] = [
    { text: printable(server.id), colour: 'bold' },
    { text: `   ${printable(server.framework)}   ${count(routes.length, 'route')}${also}` },
  ];
  const place = lineOf({ file: options.spell(server.file), line: server.line });
  const right: Piece = { text: place, colour: 'dim', file: server.file };
  const whole = [...left, ...atEdge(left, right, edge)];
  if (options.width === undefined || widthOf(whole.map(({ text }) => text).join('')) <= options.width)
    return line(whole, options);
  return line(left, options) + line([{ text: ' '.repeat(GAP) }, right], options);
}

/** `122 of them `, `all of them `, and nothing where there is but one. */
function howMany(routes: readonly Route[]): string {
  const aliased = routes.filter((route) => route.aliases.length > 0).length;
  if (routes.length === 1) return '';
  return `${aliased === routes.length ? 'all' : aliased} of them `;
}

/** `piece`, moved so far to the right that it ends at `edge`. */
function atEdge(left: readonly Piece[], piece: Piece, edge: number): Piece[] {
  const used = left.reduce((sum, { text }) => sum + widthOf(text), 0) + widthOf(piece.text);
  return [{ text: ' '.repeat(Math.max(GAP + 1, edge - used)) }, piece];
}

/** `routes pass  a › b`, broken before a `›` where the terminal ends. */
function passLines(label: string, middleware: readonly Middleware[], options: ReportOptions): string {
  const layers = middleware.filter((one) => !one.adapter).map(layer);
  if (layers.length === 0) return '';
  const room = options.width ?? Infinity;
  const lines: string[] = [];
  for (const [i, text] of layers.entries()) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + widthOf(text) + 3 <= room) lines[lines.length - 1] = `${last} › ${text}`;
    else lines.push(`${i === 0 ? `${label}  ` : `${' '.repeat(label.length + GAP)}› `}${text}`);
  }
  return lines.map((text) => line([{ text, colour: 'dim' }], options)).join('');
}

function routerHeads(routers: readonly Router[], edge: number, options: ReportOptions): string[] {
  const widest = Math.max(...routers.map(({ name }) => widthOf(printable(name))));
  return routers.map(({ name, directory, routes }) => {
    const shown = printable(name);
    const number = count(routes.length, 'route');
    // The directory gives way: the number is worth more.
    const room = (options.width ?? Infinity) - Math.max(widest, widthOf(shown)) - widthOf(number) - 2 * (GAP + 1);
    const place = printable(options.spell(directory));
    const left: Piece[] = [
      { text: shown, colour: 'bold' },
      { text: `${padding(shown, widest)}   ` },
      { text: widthOf(place) > room ? cut(place, Math.max(room, 1)) : place, colour: 'dim' },
    ];
    return line([...left, ...atEdge(left, { text: number }, edge)], options);
  });
}

function cellsOf(row: Row, block: Block, options: ReportOptions): Cell[] {
  return (options.columns ?? usual).map((name) => {
    const column = columns[name];
    const text = column.short?.(row, block) ?? column.full(row, options);
    const verb = name === 'method' ? (verbs[row.route.method] ?? 'magenta') : column.colour;
    const file = column.file?.(row);
    return { column: name, text, colour: row.alias && name !== 'notes' ? 'dim' : verb, file };
  });
}

/** By position; flexible columns give way, the widest first, until a row fits the terminal. */
function columnWidths(rows: readonly (readonly Cell[])[], options: ReportOptions): number[] {
  const names = rows[0]?.map((cell) => cell.column) ?? [];
  const widths = names.map((_, i) => Math.max(...rows.map((cells) => widthOf(cells[i]!.text))));
  const flexible = names.flatMap((name, i) => (columns[name].flexible ? [i] : []));
  const aligned = alignedOf(rows[0] ?? []);
  const ragged = Math.max(
    0,
    ...rows.map((cells) => widthOf(cells.slice(aligned).find(({ text }) => text)?.text ?? '')),
  );
  const width = options.width ?? Infinity;
  const room = width - (ragged > 0 ? GAP + Math.min(ragged, width < ROOMY ? 1 : RAGGED) : 0);
  const weight = (i: number): number => (names[i] === 'handler' && widths[i]! > NARROW_HANDLER ? Infinity : widths[i]!);
  for (;;) {
    const edge = edgeOf(rows[0] ?? [], widths);
    const widest = flexible.reduce<number | undefined>(
      (most, i) => (most === undefined || weight(i) > weight(most) ? i : most),
      undefined,
    );
    if (edge <= room || widest === undefined || widths[widest]! <= NARROWEST) return widths;
    widths[widest]!--;
  }
}

/** Where the aligned columns end: behind the last one that is not ragged. */
function edgeOf(cells: readonly Cell[], widths: readonly number[]): number {
  return widths.slice(0, alignedOf(cells)).reduce((edge, width) => edge + GAP + width, 0);
}

function alignedOf(cells: readonly Cell[]): number {
  return cells.findLastIndex(({ column }) => !columns[column].ragged) + 1;
}

function rowLine(cells: readonly Cell[], widths: readonly number[], options: ReportOptions): string {
  const gap: Piece = { text: ' '.repeat(GAP) };
  const aligned = alignedOf(cells);
  const pieces = cells.flatMap((cell, i): Piece[] => {
    if (i >= aligned) return cell.text === '' ? [] : [gap, cell];
    const text = cut(cell.text, widths[i]!);
    return [gap, { ...cell, text }, { text: padding(text, widths[i]!) }];
  });
  return line(pieces, options);
}

function unresolvedPart({ unresolved, stats }: RouteMap, options: ReportOptions): string {
  const cells = unresolved.map((one) => unresolvedCells(one, options));
  const widest = [0, 1].map((i) => Math.max(...cells.map((row) => widthOf(row[i]!.text))));
  const head = `${unresolved.length} of ${count(stats.registrations, 'registration')} gave no route`;
  const rows = cells.map((row) => {
    const pieces = row.flatMap((piece, i): Piece[] => [
      { text: ' '.repeat(GAP) },
      piece,
      { text: padding(piece.text, widest[i] ?? 0) },
    ]);
    return line(pieces, options);
  });
  const advice =
    'The program answers them too. Read these lines; what depends on the platform: --goos, --goarch, --tags.';
  const title = line([{ text: 'unresolved', colour: 'red' }, { text: `   ${head}` }], options);
  return `${title}${rows.join('')}${line([{ text: advice, colour: 'dim' }], { ...options, width: undefined })}`;
}

function unresolvedCells(one: Unresolved, options: ReportOptions): Piece[] {
  const { method, path, symbol, file } = one;
  const where = symbol === undefined ? '' : `   in ${printable(symbol)}`;
  return [
    { text: lineOf({ file: options.spell(file), line: one.line }), colour: 'dim', file },
    { text: `${printable(method ?? '?')} ${printable(path ?? '?')}` },
    { text: `${printable(one.reason)}${where}` },
  ];
}
