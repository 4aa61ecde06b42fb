// Stage evaluate: package strings, what gives text or an answer about text. In: texts, perhaps with holes. Out: as much
// as is known. The request's path stays what it is where a hand-written router cuts it; builders stand in builders.ts.

import { elementsOf } from '../../values/contents.ts';
import { bool, number, type Piece, runeText, tuple, type Value } from '../../values/value.ts';
import {
  type Call,
  each,
  external,
  knownAt,
  madeOf,
  newList,
  numberAt,
  once,
  type Table,
  textAt,
  textOf,
  textOr,
  textValue,
  types,
  unknownResult,
  unknownText,
} from '../call.ts';
import { overElements, overValues } from '../choices.ts';
import { fields, isSpace, type Parts, replace, replacePairs, split, trimLeft, trimRight } from '../text/cuts.ts';
import { changed, concat, flat, HOLE, known, onlyHole, type Text } from '../text/pieces.ts';
import { ask, decide, equalFold, requested } from './tests.ts';
import { cutEnd, cutOnce, cutStart, trim, trimWith } from './trims.ts';

/** A longer result is no path. */
const MAX_REPEATED = 4096;

function join(call: Call): Value | undefined {
  const { m, args } = call;
  return overValues(m, args, ([list, separator]) => {
    if (!list || !separator) return undefined;
    const held = elementsOf(m, list);
    const between = textOf(call, separator, 1);
    const rest: Piece = { ...madeOf(call, []), reason: 'not all elements of the list are known' };
    if (!held) return unknownText(call, textOf(call, list, 0));
    return overElements(m, held.items, (values, sure) =>
      overValues(m, values, (known) => {
        const texts: Text[] = known.map((value) => textOf(call, value, 0));
        if (held.open || !sure) texts.push([rest]);
        return textValue(concat(...texts.flatMap((text, i) => (i === 0 ? [text] : [between, text]))));
      }),
    );
  });
}

function listOf(call: Call, { parts, open }: Parts): Value {
  const items = parts.map((part) => ({ value: textValue(part), conds: [] }));
  return newList(call.m, items, open, types.strings, call.site.at);
}

/** The same as a sequence: a loop over it binds the part itself. */
function sequenceOf(call: Call, { parts, open }: Parts): Value {
  const items = parts.map((part) => ({ value: textValue(part), conds: [] }));
  return newList(call.m, items, open, { kind: 'chan', element: types.string }, call.site.at);
}

function parts(call: Call, keepSeparator: boolean, limit = Number.POSITIVE_INFINITY): Parts | undefined {
  const text = textAt(call, 0);
  const separator = knownAt(call, 1);
  if (separator === undefined || onlyHole(text)) return undefined;
  const found = split(text, separator, limit, madeOf(call, text));
  if (!keepSeparator) return found;
  return {
    ...found,
    parts: found.parts.map((part, i) =>
      i + 1 < found.parts.length ? concat(part, [{ text: separator, at: call.site.at }]) : part,
    ),
  };
}

function splitTo(call: Call, keepSeparator: boolean, limit?: number): Value {
  if (limit === 0) return { kind: 'nil', type: types.strings };
  const found = parts(call, keepSeparator, limit === undefined || limit < 0 ? undefined : limit);
  return found ? listOf(call, found) : unknownResult(call, types.strings, textAt(call, 0));
}

function splitN(keepSeparator: boolean) {
  return each((call) => {
    const limit = numberAt(call, 2);
    return limit === undefined
      ? unknownResult(call, types.strings, textAt(call, 0))
      : splitTo(call, keepSeparator, limit);
  });
}

function splitSequence(keepSeparator: boolean) {
  return each((call) => {
    const found = parts(call, keepSeparator);
    return found && sequenceOf(call, found);
  });
}

function replaced(call: Call, count: number | undefined): Value {
  const text = textAt(call, 0);
  const old = knownAt(call, 1);
  if (old === undefined || count === undefined || (onlyHole(text) && old !== ''))
    return known(text) === '' ? textValue([]) : unknownText(call, text);
  return textValue(replace(text, old, textAt(call, 2), count, call.site.at));
}

/** Verbs are in capitals already; a text that is not known is another one after the change. */
function recased(change: (text: string) => string, keepsVerb: boolean) {
  return each((call) => {
    const { m } = call;
    const text = textAt(call, 0);
    if (requested(text, 'method')) {
      m.probe?.reads.add('method');
      if (keepsVerb) return textValue(text);
      if (m.probe?.method !== undefined) return textValue([{ text: change(m.probe.method), at: call.site.at }]);
    }
    if (onlyHole(text)) return unknownText(call, text);
    return textValue(changed(text, change, (hole) => ({ ...hole, request: hole.request && 'value' })));
  });
}

/** A number that only texts known in full, and of one byte a character, have. */
function counted(count: (text: string, part: string) => number) {
  return each((call) => {
    const text = knownAt(call, 0);
    const part = known(sought(call, 1));
    const isAscii = text !== undefined && /^\p{ASCII}*$/u.test(text);
    return isAscii && part !== undefined
      ? number(count(text, part))
      : unknownResult(call, types.int, concat(textAt(call, 0), sought(call, 1)));
  });
}

/** An argument that may be a rune or byte. */
function sought(call: Call, index: number): Text {
  const code = numberAt(call, index);
  return code === undefined ? textAt(call, index) : [{ text: runeText(code), at: call.site.at }];
}

function index(call: Call): Value {
  const text = textAt(call, 0);
  const part = known(sought(call, 1));
  const lead = flat(text).split(HOLE)[0] ?? '';
  const found = part === undefined ? -1 : lead.indexOf(part);
  if (part === undefined || !/^\p{ASCII}*$/u.test(lead) || (found < 0 && lead !== known(text)))
    return unknownResult(call, types.int, text);
  return number(found);
}

function occurrences(text: string, part: string): number {
  return part === '' ? [...text].length + 1 : text.split(part).length - 1;
}

function anyOf(text: string, set: string): number {
  return text.split('').findIndex((rune) => set.includes(rune));
}

function repeat(call: Call): Value {
  const text = textAt(call, 0);
  const count = numberAt(call, 1);
  if (count === undefined || count < 0 || count * flat(text).length > MAX_REPEATED) return unknownText(call, text);
  return textValue(concat(...Array.from({ length: count }, () => text)));
}

/** The function runs for each rune of a known text. */
function map(call: Call): Value {
  const { m, args, site } = call;
  const text = textAt(call, 1);
  const whole = known(text);
  const [change] = args;
  if (whole === undefined || !change || whole.length > 256) return unknownText(call, text);
  let out = '';
  for (const rune of whole) {
    const result = m.force(m.call(change, [number(rune.codePointAt(0) ?? 0)], { ...site, spread: false }));
    if (result.kind !== 'number') return unknownText(call, text);
    if (result.value >= 0) out += runeText(result.value);
  }
  return textValue([{ text: out, at: text.length === 1 ? (text[0]?.at ?? site.at) : site.at }]);
}

function replacePairsOf(call: Call): Value | undefined {
  const { receiver, m } = call;
  if (receiver.kind !== 'external' || receiver.symbol !== 'strings.NewReplacer') return undefined;
  const text = textAt(call, 0);
  return overValues(m, receiver.args ?? [], (values) => {
    const known = values.map((value) => (value.kind === 'text' ? flat(value.pieces) : HOLE));
    if (known.some((one) => one.includes(HOLE)) || known.length % 2 > 0) return unknownText(call, text);
    const pairs = known.flatMap((old, i) => (i % 2 === 0 ? [[old, known[i + 1] ?? ''] as const] : []));
    return onlyHole(text) ? unknownText(call, text) : textValue(replacePairs(text, pairs, call.site.at));
  });
}

const title = (text: string): string =>
  text.replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

export const strings: Table = {
  'strings.Join': once(join),
  'strings.Split': each((call) => splitTo(call, false)),
  'strings.SplitAfter': each((call) => splitTo(call, true)),
  'strings.SplitN': splitN(false),
  'strings.SplitAfterN': splitN(true),
  'strings.SplitSeq': splitSequence(false),
  'strings.SplitAfterSeq': splitSequence(true),
  'strings.Fields': each((call) =>
    onlyHole(textAt(call, 0))
      ? unknownResult(call, types.strings, textAt(call, 0))
      : listOf(call, fields(textAt(call, 0))),
  ),
  'strings.FieldsSeq': each((call) =>
    onlyHole(textAt(call, 0)) ? undefined : sequenceOf(call, fields(textAt(call, 0))),
  ),
  'strings.Cut': each(cutOnce),
  'strings.CutPrefix': each((call) => tuple(cutStart(call))),
  'strings.CutSuffix': each((call) => tuple(cutEnd(call))),
  'strings.TrimPrefix': each((call) => cutStart(call)[0]),
  'strings.TrimSuffix': each((call) => cutEnd(call)[0]),
  'strings.Trim': each((call) => trim(call, [trimLeft, trimRight])),
  'strings.TrimLeft': each((call) => trim(call, [trimLeft])),
  'strings.TrimRight': each((call) => trim(call, [trimRight])),
  'strings.TrimSpace': each((call) => trimWith(call, isSpace, [trimLeft, trimRight])),
  'strings.Replace': each((call) => replaced(call, numberAt(call, 3))),
  'strings.ReplaceAll': each((call) => replaced(call, -1)),
  'strings.NewReplacer': once((call) => external(call, 'strings.NewReplacer', 'strings', 'Replacer')),
  'strings.(*Replacer).Replace': each(replacePairsOf),
  'strings.ToLower': recased((text) => text.toLowerCase(), false),
  'strings.ToUpper': recased((text) => text.toUpperCase(), true),
  'strings.ToTitle': recased((text) => text.toUpperCase(), true),
  'strings.Title': recased(title, true),
  'strings.Clone': each((call) => textValue(textAt(call, 0))),
  'strings.Repeat': each(repeat),
  'strings.Map': each(map),
  'strings.HasPrefix': each((call) => ask(call, 'prefix', textAt(call, 0), textAt(call, 1))),
  'strings.HasSuffix': each((call) => ask(call, 'suffix', textAt(call, 0), textAt(call, 1))),
  'strings.Contains': each((call) => ask(call, 'contains', textAt(call, 0), textAt(call, 1))),
  'strings.ContainsRune': each((call) => ask(call, 'contains', textAt(call, 0), sought(call, 1))),
  'strings.ContainsAny': each((call) => {
    const [text, set] = [textAt(call, 0), knownAt(call, 1)];
    const answers = [...(set ?? '')].map((rune) => decide(call, 'contains', text, [{ text: rune, at: call.site.at }]));
    if (answers.includes(true)) return bool(true);
    return set === undefined || answers.includes(undefined) ? unknownResult(call, types.bool, text) : bool(false);
  }),
  'strings.EqualFold': each((call) => equalFold(call, textAt(call, 0), textAt(call, 1))),
  'strings.Index': each(index),
  'strings.IndexByte': each(index),
  'strings.IndexRune': each(index),
  'strings.IndexAny': counted(anyOf),
  'strings.LastIndex': counted((text, part) => text.lastIndexOf(part)),
  'strings.LastIndexByte': counted((text, part) => text.lastIndexOf(part)),
  'strings.Count': counted(occurrences),
  'strings.Compare': counted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  'strings.NewReader': each((call) => external(call, 'strings.NewReader', 'strings', 'Reader')),
  'strings.ToValidUTF8': each((call) => textOr(call, textAt(call, 0), textAt(call, 0))),
};
