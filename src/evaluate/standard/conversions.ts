// Stage evaluate: packages strconv and unicode. In: numbers, runes and texts. Out: the other; of text not known in full a
// hole or an unknown number, of text that cannot be read an error.

import type { Type } from '../../packages/index.ts';
import { bool, number, runeText, tuple, type Value } from '../values/value.ts';
import {
  type Call,
  each,
  failure,
  fine,
  numberAt,
  type Run,
  type Table,
  textAt,
  textValue,
  types,
  unknownResult,
  unknownText,
} from './call.ts';
import { changed, concat, known, plain, type Text } from './text/pieces.ts';
import { quote, unquote } from './text/quote.ts';

function written(call: Call, text: string | undefined): Value {
  if (text !== undefined) return textValue(plain(text, call.site.at));
  return unknownText(call, textAt(call, 0));
}

function formatInt(call: Call): Value {
  const [value, base] = [numberAt(call, 0), numberAt(call, 1) ?? 10];
  return written(call, value === undefined || base < 2 || base > 36 ? undefined : value.toString(base));
}

function formatFloat(call: Call): Value {
  const [value, precision] = [numberAt(call, 0), numberAt(call, 2)];
  if (value === undefined || precision === undefined || numberAt(call, 1) !== 102) return written(call, undefined);
  return written(call, precision < 0 ? String(value) : value.toFixed(precision));
}

/** A value and an error, of which one is nil. */
function reading(type: Type, zero: Value, read: (text: string, call: Call) => Value | undefined): Run {
  return (call) => {
    const text = textAt(call, 0);
    const whole = known(text);
    if (whole === undefined) return tuple([unknownResult(call, type, text), unknownResult(call, types.error, text)]);
    const value = read(whole, call);
    return value ? fine(value) : tuple([zero, failure(call, 'errors.New', [textValue(text)])]);
  };
}

function readInt(text: string, call: Call): Value | undefined {
  const base = numberAt(call, 1) ?? 10;
  const digits = base === 0 ? text.replace(/_/g, '') : text;
  if (base === 0)
    return /^[+-]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9]\d*)$/.test(digits)
      ? number(signed(digits))
      : undefined;
  const allowed = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  return new RegExp(`^[+-]?[${allowed}]+$`, 'i').test(digits) ? number(Number.parseInt(digits, base)) : undefined;
}

function signed(digits: string): number {
  const plainDigits = digits.replace(/^[+-]/, '').replace(/^0(?=[0-7]+$)/, '0o');
  return digits.startsWith('-') ? -Number(plainDigits) : Number(plainDigits);
}

function readFloat(text: string): Value | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? number(Number(text)) : undefined;
}

function readBool(text: string): Value | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return bool(true);
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? bool(false) : undefined;
}

/** Text between quotation marks; a hole keeps its own text. */
function quoted(call: Call, ascii: boolean): Value {
  const text = textAt(call, 0);
  const whole = known(text);
  if (whole !== undefined) return textValue(plain(quote(whole, ascii), text.length === 1 ? text[0]!.at : call.site.at));
  const inner = changed(text, (part) => quote(part, ascii).slice(1, -1));
  const mark: Text = plain('"', call.site.at);
  return textValue(concat(mark, inner, mark));
}

const isRune =
  (pattern: RegExp): Run =>
  (call) => {
    const code = numberAt(call, 0);
    return code === undefined ? unknownResult(call, types.bool) : bool(pattern.test(runeText(code)));
  };

const toRune =
  (change: (rune: string) => string): Run =>
  (call) => {
    const code = numberAt(call, 0);
    if (code === undefined) return unknownResult(call, { kind: 'basic', name: 'rune' });
    const result = [...change(runeText(code))];
    return number(result.length === 1 ? (result[0]?.codePointAt(0) ?? code) : code);
  };

export const conversions: Table = {
  'strconv.Itoa': each(formatInt),
  'strconv.FormatInt': each(formatInt),
  'strconv.FormatUint': each(formatInt),
  'strconv.FormatFloat': each(formatFloat),
  'strconv.FormatBool': each((call) => {
    const [value] = call.args;
    return written(call, value?.kind === 'bool' ? String(value.value) : undefined);
  }),
  'strconv.Quote': each((call) => quoted(call, false)),
  'strconv.QuoteToASCII': each((call) => quoted(call, true)),
  'strconv.Unquote': each(
    reading(types.string, textValue([]), (text, call) => {
      const inner = unquote(text);
      return inner === undefined ? undefined : written(call, inner);
    }),
  ),
  'strconv.Atoi': each(reading(types.int, number(0), readInt)),
  'strconv.ParseInt': each(reading(types.int, number(0), readInt)),
  'strconv.ParseUint': each(
    reading(types.int, number(0), (text, call) => (/^[+-]/.test(text) ? undefined : readInt(text, call))),
  ),
  'strconv.ParseFloat': each(reading({ kind: 'basic', name: 'float64' }, number(0), readFloat)),
  'strconv.ParseBool': each(reading(types.bool, bool(false), readBool)),
  'unicode.IsUpper': each(isRune(/\p{Lu}/u)),
  'unicode.IsLower': each(isRune(/\p{Ll}/u)),
  'unicode.IsLetter': each(isRune(/\p{L}/u)),
  'unicode.IsDigit': each(isRune(/\p{Nd}/u)),
  'unicode.IsNumber': each(isRune(/\p{N}/u)),
  'unicode.IsPunct': each(isRune(/\p{P}/u)),
  'unicode.IsSpace': each(isRune(/[\t-\r \u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/)),
  'unicode.ToUpper': each(toRune((rune) => rune.toUpperCase())),
  'unicode.ToLower': each(toRune((rune) => rune.toLowerCase())),
  'unicode/utf8.RuneCountInString': each((call) => {
    const text = known(textAt(call, 0));
    return text === undefined ? unknownResult(call, types.int) : number([...text].length);
  }),
};
