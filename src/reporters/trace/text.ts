// Stage reporters: what happens to a request, for people. In: traces and the terminal's abilities. Out: for each server
// that answers who takes the request and who else would, then the way there: one line a hop, with its place and source.

import type { Answer, Close, Hop, Other, Trace } from '../../model/trace.ts';
import { cutStart, line, type Piece, padding, widthOf } from '../layout.ts';
import type { Colour, ReportOptions } from '../options.ts';
import { printable } from '../printable.ts';
import { conditionsOf, lineOf } from '../spelling.ts';
import { briefly, labels, nameOf, saidOf, shownOf, titleOf } from './words.ts';

const INDENT = 2;
const LABEL = 12;
/** A hop's text does not push the places of all others further to the right than this. */
const WIDEST = 76;
const GAP = 2;
/** Less of a source line says nothing. */
const NARROWEST = 12;
/** So many routes for other verbs, or that lose, are listed. */
const LISTED = 12;

const colours: Readonly<Partial<Record<Hop['kind'], Colour>>> = {
  handler: 'bold',
  fallback: 'bold',
  middleware: 'cyan',
  response: 'green',
};

export function traceText(traces: readonly Trace[], options: ReportOptions): string {
  return traces.map((trace) => traceLines(trace, options)).join('\n');
}

function traceLines(trace: Trace, options: ReportOptions): string {
  const { shown, rest } = shownOf(trace);
  const parts = shown.map((answer) => answerLines(answer, titleOf(trace), options));
  const lines = rest.map((one) => line([{ text: printable(briefly(one)), colour: 'dim' }], unlimited(options)));
  return [...parts, ...(lines.length > 0 ? [lines.join('')] : [])].join('\n');
}

function unlimited(options: ReportOptions): ReportOptions {
  return { ...options, width: undefined };
}

function answerLines(answer: Answer, title: string, options: ReportOptions): string {
  const { server, others, close, hops } = answer;
  const head = line([{ text: printable(title), colour: 'bold' }, { text: `   ${printable(server)}` }], options);
  const lead = saidOf(answer).map((text) => indented([{ text: printable(text) }], unlimited(options)));
  const parts = [
    head,
    ...lead,
    ...list('goes first if', others.filter(isVerdict('open')), options),
    ...list('matches too', others.filter(isVerdict('lost')), options),
    ...list('but asks', others.filter(isVerdict('asks')), options),
    ...list('other verbs', others.filter(isVerdict('verb')), options),
    ...list('close', close, options),
    ...(hops.length > 0 ? ['\n', ...hopLines(hops, options)] : []),
  ];
  return parts.join('');
}

function isVerdict(verdict: Other['verdict']): (one: Other) => boolean {
  return (one) => one.verdict === verdict;
}

function list(label: string, routes: readonly (Other | Close)[], options: ReportOptions): string[] {
  const shown = routes.slice(0, LISTED);
  const widest = Math.max(0, ...shown.map((one) => widthOf(printable(nameOf(one)))));
  const lines = shown.map((one, i) => {
    const { file } = one;
    const why = 'why' in one && one.verdict !== 'verb' ? `   ${printable(one.why)}` : '';
    return indented(
      [
        {
          text: i === 0 ? `${label}${' '.repeat(Math.max(1, LABEL + 2 - label.length))}` : ' '.repeat(LABEL + 2),
          colour: 'dim',
        },
        { text: printable(nameOf(one)) },
        { text: padding(printable(nameOf(one)), widest) },
        { text: '   ' },
        { text: lineOf({ file: options.spell(file), line: one.line }), colour: 'dim', file },
        { text: why },
      ],
      options,
    );
  });
  const more = routes.length - shown.length;
  if (more > 0) lines.push(indented([{ text: `${' '.repeat(LABEL + 2)}and ${more} more` }], options));
  return lines;
}

function hopLines(hops: readonly Hop[], options: ReportOptions): string[] {
  const texts = hops.map(hopText);
  const widths = texts.map((one, i) => (hops[i]?.file === undefined ? 0 : widthOf(one.text)));
  const text = Math.min(WIDEST, Math.max(...widths));
  const places = hops.map(({ file, line: at }) =>
    file === undefined || at === undefined ? '' : lineOf({ file: options.spell(file), line: at }),
  );
  const place = Math.max(...places.map(widthOf));
  return hops.map((hop, i) => {
    const { text: shown, late } = texts[i] ?? { text: '', late: '' };
    const where = places[i] ?? '';
    const isRepeated = labels[hop.kind] === labels[hops[i - 1]?.kind ?? 'note'];
    const label = isRepeated ? '' : labels[hop.kind];
    const set = setInto((options.width ?? Infinity) - LABEL, shown, text, where);
    const behind = [
      { text: padding(set.where, place) },
      { text: hop.source === undefined ? '' : `  ${printable(hop.source)}` },
    ];
    const pieces: Piece[] = [
      { text: label.padEnd(LABEL - INDENT), colour: 'dim' },
      { text: shown, colour: colours[hop.kind] },
      { text: set.gap },
      { text: set.where, colour: 'dim', file: hop.file },
      ...(set.isTight ? [] : behind),
    ];
    return late === '' ? indented(pieces, options) : withLate(pieces, late, hop.depth, options);
  });
}

/** Below where the line is too short for it: what the end of a line would hide is told all the same. */
function withLate(pieces: readonly Piece[], late: string, depth: number, options: ReportOptions): string {
  const whole = [...pieces, { text: `  ${late}` }];
  const width = INDENT + whole.reduce((sum, { text }) => sum + widthOf(text), 0);
  if (width <= (options.width ?? Infinity)) return indented(whole, options);
  const before = ' '.repeat(LABEL - INDENT + (depth + 1) * INDENT);
  return indented(pieces, options) + indented([{ text: `${before}${late}` }], options);
}

/** Where the terminal is narrow a place moves to the left, then loses its beginning: name and line of the file count. */
function setInto(room: number, shown: string, column: number, where: string): Setting {
  const free = room - GAP;
  const start = Math.max(widthOf(shown), Math.min(column, free - widthOf(where)));
  const left = Math.max(free - start, 1);
  return {
    gap: ' '.repeat(start + GAP - widthOf(shown)),
    where: cutStart(where, left),
    isTight: where !== '' && left - widthOf(where) < NARROWEST,
  };
}

interface Setting {
  readonly gap: string;
  readonly where: string;
  /** Nothing follows. */
  readonly isTight: boolean;
}

/** A long condition stands behind everything else. */
function hopText({ depth, text, conditions }: Hop): { text: string; late: string } {
  const condition = conditionsOf(conditions);
  const short = `${' '.repeat(depth * INDENT)}${printable(text)}`;
  const whole = condition === '' ? short : `${short} (${condition})`;
  return widthOf(whole) <= WIDEST || condition === ''
    ? { text: whole, late: '' }
    : { text: short, late: `(${condition})` };
}

function indented(pieces: readonly Piece[], options: ReportOptions): string {
  return line([{ text: ' '.repeat(INDENT) }, ...pieces], options);
}
