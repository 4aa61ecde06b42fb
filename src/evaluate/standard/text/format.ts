// Stage evaluate: fmt's verbs, without a machine. In: a format and operands, both perhaps with holes. Out: text. A hole
// in the format counts as text without verbs. Left out: struct fields, pointers, complex numbers.

import type { Spot } from '../../values/value.ts';
import { isSigned, type Layout, padded, writeNumber } from './number.ts';
import { concat, flat, HOLE, known, plain, slice, type Text } from './pieces.ts';
import { canBackquote, quote } from './quote.ts';

export type Operand =
  /** A value of type string; `shown` is what its Error or String method gives, asked for only where a verb wants it. */
  | { readonly kind: 'text'; readonly text: Text; readonly shown?: () => Text | undefined }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly float: boolean;
      readonly shown?: () => Text | undefined;
    }
  | { readonly kind: 'bool'; readonly value: boolean; readonly shown?: () => Text | undefined }
  | { readonly kind: 'nil'; readonly shown?: undefined }
  | { readonly kind: 'list'; readonly items: readonly Operand[]; readonly shown?: undefined }
  /** Not known: `text` is one hole. */
  | { readonly kind: 'unknown'; readonly text: Text; readonly shown?: () => Text | undefined };

const directive =
  /%(?<flags>[-+# 0]*)(?:\[(?<widthIndex>\d+)\])?(?<width>\*|\d+)?(?:\.(?:\[(?<precisionIndex>\d+)\])?(?<precision>\*|\d*))?(?:\[(?<index>\d+)\])?(?<verb>[^\uffff]|$)/gsu;

export function format(pattern: Text, operands: readonly Operand[], at: Spot): Text {
  const whole = flat(pattern);
  const place = pattern.length === 1 ? (pattern[0]?.at ?? at) : at;
  const out: Text[] = [];
  let done = 0;
  let next = 0;
  for (const match of whole.matchAll(directive)) {
    const verb = match.groups?.verb ?? '';
    out.push(slice(pattern, done, match.index));
    done = match.index + match[0].length;
    if (verb === '%') {
      out.push(slice(pattern, done - 1, done));
      continue;
    }
    const read = readDirective(match.groups ?? {}, operands, next);
    const operand = operands[read.index];
    next = verb === '' ? read.index : read.index + 1;
    if (verb === '') out.push(plain('%!(NOVERB)', place));
    else if (operand) out.push(written(operand, verb, read.layout, place));
    else out.push(plain(`%!${verb}(${read.isChosen ? 'BADINDEX' : 'MISSING'})`, place));
  }
  out.push(slice(pattern, done));
  if (!whole.includes('[') && next < operands.length) out.push(...extra(operands.slice(next), whole, at));
  return concat(...out);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The operand that is next after `*` and `[n]`, and how it is laid out. */
function readDirective(groups: Groups, operands: readonly Operand[], start: number) {
  let index = start;
  const choose = (written: string | undefined): void => {
    if (written !== undefined) index = Number(written) - 1;
  };
  const size = (mark: string | undefined): number | undefined => {
    if (mark !== '*') return mark === undefined ? undefined : Number(mark);
    const operand = operands[index++];
    return operand?.kind === 'number' ? operand.value : undefined;
  };
  choose(groups.widthIndex);
  const width = size(groups.width);
  choose(groups.precisionIndex);
  const precision = size(groups.precision);
  choose(groups.index);
  const { flags = '' } = groups;
  const isLeft = flags.includes('-') || (width ?? 0) < 0;
  const layout: Layout = { flags, width: width === undefined ? undefined : Math.abs(width), precision, left: isLeft };
  return { index, layout, isChosen: (groups.index ?? groups.widthIndex) !== undefined };
}

/** What a hole in the format may take is no surplus, nor is what may not be there. */
function extra(operands: readonly Operand[], whole: string, at: Spot): Text[] {
  if (whole.includes(HOLE) || operands.some((operand) => operand.kind === 'unknown')) return [];
  const texts = operands.flatMap((operand, i) => [
    plain(`${i === 0 ? '' : ', '}${typed(operand)}`, at),
    operand.kind === 'nil' ? [] : written(operand, 'v', { flags: '' }, at),
  ]);
  return [plain('%!(EXTRA ', at), ...texts, plain(')', at)];
}

function typed(operand: Operand): string {
  return operand.kind === 'nil' ? '<nil>' : `${typeName(operand)}=`;
}

function typeName(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return 'string';
    case 'number':
      return operand.float ? 'float64' : 'int';
    case 'list':
      return `[]${operand.items[0] ? typeName(operand.items[0]) : 'interface {}'}`;
    default:
      return operand.kind;
  }
}

function written(operand: Operand, verb: string, layout: Layout, at: Spot): Text {
  const shown = /[vwsqxX]/.test(verb) && !layout.flags.includes('#') ? operand.shown?.() : undefined;
  if (shown) return writeText(shown, /[vw]/.test(verb) ? 's' : verb, layout, at) ?? [];
  const wanted = verb === 'w' ? 'v' : verb;
  if (wanted === 'T' && operand.kind !== 'unknown')
    return plain(padded(operand.kind === 'nil' ? '<nil>' : typeName(operand), layout), at);
  const bad = (): Text =>
    operand.kind === 'nil'
      ? plain(`%!${verb}(<nil>)`, at)
      : concat(plain(`%!${verb}(${typeName(operand)}=`, at), written(operand, 'v', { flags: '' }, at), plain(')', at));
  switch (operand.kind) {
    case 'text':
      return writeText(operand.text, wanted, layout, at) ?? bad();
    case 'unknown':
      return wanted === 'q' ? concat(plain('"', at), operand.text, plain('"', at)) : operand.text;
    case 'nil':
      return wanted === 'v' ? plain(padded('<nil>', layout), at) : bad();
    case 'bool':
      return wanted === 'v' || wanted === 't' ? plain(padded(String(operand.value), layout), at) : bad();
    case 'number': {
      const text = writeNumber(operand.value, wanted, layout, operand.float);
      return text === undefined ? bad() : plain(text, at);
    }
    case 'list':
      return concat(
        plain('[', at),
        ...operand.items.flatMap((item, i) => [plain(i === 0 ? '' : ' ', at), written(item, verb, layout, at)]),
        plain(']', at),
      );
  }
}

/** Undefined where the verb is none of a string. Known text is laid out; with holes only as far as nothing is counted. */
function writeText(text: Text, verb: string, layout: Layout, at: Spot): Text | undefined {
  if (!/[svqxX]/.test(verb)) return undefined;
  const quoted = verb === 'q' || (verb === 'v' && layout.flags.includes('#'));
  const full = known(text);
  if (full === undefined) return quoted ? concat(plain('"', at), text, plain('"', at)) : text;
  const cut = layout.precision === undefined ? full : [...full].slice(0, layout.precision).join('');
  const place = text.length === 1 ? (text[0]?.at ?? at) : at;
  if (!quoted && !/[xX]/.test(verb)) {
    const laid = padded(cut, layout);
    return laid === full ? text : plain(laid, place);
  }
  if (quoted) {
    const back = layout.flags.includes('#') && verb === 'q' && canBackquote(cut);
    return plain(padded(back ? `\`${cut}\`` : quote(cut, isSigned(layout)), layout), place);
  }
  const hex = Buffer.from(cut).toString('hex');
  return plain(padded(verb === 'X' ? hex.toUpperCase() : hex, layout), place);
}

/** As fmt.Sprint: a space between two operands of which neither is a string. */
export function print(operands: readonly Operand[], line: boolean, at: Spot): Text {
  const out: Text[] = [];
  operands.forEach((operand, i) => {
    const before = operands[i - 1];
    if (before && (line || (before.kind !== 'text' && operand.kind !== 'text'))) out.push(plain(' ', at));
    out.push(written(operand, 'v', { flags: '' }, at));
  });
  if (line) out.push(plain('\n', at));
  return concat(...out);
}
