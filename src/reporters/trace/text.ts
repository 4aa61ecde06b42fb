// Stage reporters: what happens to a request, for people. In: traces and the terminal's abilities. Out: for each server
// that answers who takes the request and who else would, then the way there: one line a hop, with its place and source.

import type { Answer, Close, Hop, Other, Trace } from '../../model/trace.ts';
import { line, type Piece, padding, widthOf } from '../layout.ts';
import type { Colour, ReportOptions } from '../options.ts';
import { printable } from '../printable.ts';
import { conditionsOf, lineOf } from '../spelling.ts';

const INDENT = 2;
const LABEL = 12;
/** A hop's text does not push the places of all others further to the right than this. */
const WIDEST = 76;
/** So many routes for other verbs, or that lose, are listed. */
const LISTED = 12;

const labels: Readonly<Record<Hop['kind'], string>> = {
  entry: 'entry',
  call: '',
  listener: 'listener',
  router: 'mux',
  route: 'route',
  middleware: 'passes',
  handler: 'handler',
  fallback: 'fallback',
  read: 'reads',
  backend: 'calls',
  implementation: '',
  onward: '',
  response: 'answers',
  note: '',
};

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
  const { asked, request, answers } = trace;
  const title = request ? `${request.method} ${request.host ?? ''}${request.path}` : asked;
  const best = Math.max(...answers.map((one) => weightOf(one, trace)));
  const shown = answers.filter((one) => weightOf(one, trace) === best);
  // Several servers of which none knows the path have nothing to add to the first.
  const parts = (best === 0 ? shown.slice(0, 1) : shown).map((answer) => answerLines(answer, title, options));
  const rest = answers.filter((one) => !shown.includes(one) || (best === 0 && one !== shown[0]));
  const lines = rest.map((one) => `${one.server}: ${verdictOf(one)}${one.route ? `, ${handlerOf(one)}` : ''}`);
  const other = lines.map((text) => line([{ text: printable(text), colour: 'dim' }], { ...options, width: undefined }));
  return [...parts, ...(other.length > 0 ? [other.join('')] : [])].join('\n');
}

/** How much a server has to say: those that say less than another are one line. */
function weightOf({ outcome, everything, refuses, close }: Answer, { answered }: Trace): number {
  switch (outcome) {
    case 'route':
      return everything ? (refuses || !answered ? 1 : 2) : refuses ? 2 : 3;
    case 'fallback':
      return 2;
    case 'framework':
      return close.length > 0 ? 1 : 0;
  }
}

function handlerOf({ hops }: Answer): string {
  return hops.find(({ kind }) => kind === 'handler')?.text ?? '?';
}

function answerLines(answer: Answer, title: string, options: ReportOptions): string {
  const { server, notes, others, close, hops, redirect } = answer;
  const head = line([{ text: printable(title), colour: 'bold' }, { text: `   ${printable(server)}` }], options);
  const said = [
    ...(redirect ? [`answered ${redirect.status}, sent to ${redirect.location}: ${redirect.why}. There:`] : []),
    verdictOf(answer),
    ...notes,
  ];
  const lead = said.map((text) => indented([{ text: printable(text) }], { ...options, width: undefined }));
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

function verdictOf({ outcome, route, fallback, status, framework, refuses }: Answer): string {
  const answers = status === undefined ? '' : ` answers ${status}`;
  switch (outcome) {
    case 'route': {
      const { id = '', method = '', path = '', parameters = [], open = [] } = route ?? {};
      const as = id === `${method} ${path}` ? '' : `, as ${path}`;
      const values = parameters.map(({ name, value }) => `${name} = ${value}`).join(', ');
      const conditions = open.length === 0 ? '' : `; only if ${open.join(', and ')}`;
      return `route ${id}${as}${values === '' ? '' : `   ${values}`}${conditions}${refuses && answers !== '' ? `, which${answers}` : ''}`;
    }
    case 'fallback': {
      const kind = fallback?.kind === 'methodNotAllowed' ? 'method-not-allowed' : 'not-found';
      return `no route; ${fallback?.handler.name ?? '?'}${answers === '' ? ' answers' : answers} as the ${kind} fallback`;
    }
    case 'framework':
      return `no route; ${framework}${answers} by itself`;
  }
}

function list(label: string, routes: readonly (Other | Close)[], options: ReportOptions): string[] {
  const shown = routes.slice(0, LISTED);
  const widest = Math.max(0, ...shown.map((one) => widthOf(nameOf(one))));
  const lines = shown.map((one, i) => {
    const { file } = one;
    const why = 'why' in one && one.verdict !== 'verb' ? `   ${printable(one.why)}` : '';
    return indented(
      [
        {
          text: i === 0 ? `${label}${' '.repeat(Math.max(1, LABEL + 2 - label.length))}` : ' '.repeat(LABEL + 2),
          colour: 'dim',
        },
        { text: nameOf(one) },
        { text: padding(nameOf(one), widest) },
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

function nameOf({ id, method, path }: Other | Close): string {
  return printable(id === `${method} ${path}` ? id : `${id}, as ${path}`);
}

function hopLines(hops: readonly Hop[], options: ReportOptions): string[] {
  const texts = hops.map(hopText);
  const text = Math.min(WIDEST, Math.max(...texts.map((one) => widthOf(one.text))));
  const places = hops.map(({ file, line: at }) =>
    file === undefined || at === undefined ? '' : lineOf({ file: options.spell(file), line: at }),
  );
  const place = Math.max(...places.map(widthOf));
  return hops.map((hop, i) => {
    const { text: shown, late } = texts[i] ?? { text: '', late: '' };
    const where = places[i] ?? '';
    const isRepeated = labels[hop.kind] === labels[hops[i - 1]?.kind ?? 'note'];
    const label = isRepeated ? '' : labels[hop.kind];
    return indented(
      [
        { text: label.padEnd(LABEL - INDENT), colour: 'dim' },
        { text: shown, colour: colours[hop.kind] },
        { text: padding(shown, text) },
        { text: '  ' },
        { text: where, colour: 'dim', file: hop.file },
        { text: padding(where, place) },
        { text: hop.source === undefined ? '' : `  ${printable(hop.source)}` },
        { text: late },
      ],
      options,
    );
  });
}

/** A long condition stands at the end of the line. */
function hopText({ depth, text, conditions }: Hop): { text: string; late: string } {
  const condition = conditionsOf(conditions);
  const short = `${' '.repeat(depth * INDENT)}${printable(text)}`;
  const whole = condition === '' ? short : `${short} (${condition})`;
  return widthOf(whole) <= WIDEST || condition === ''
    ? { text: whole, late: '' }
    : { text: short, late: `  (${condition})` };
}

function indented(pieces: readonly Piece[], options: ReportOptions): string {
  return line([{ text: ' '.repeat(INDENT) }, ...pieces], options);
}
