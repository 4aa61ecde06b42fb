// Stage evaluate: package regexp, for patterns that mean the same in this language. In: a compiled pattern, which is an
// external value with its text as argument, and texts. Out: texts; wrappers use it to rewrite one path syntax as another.

import { bool, nil, tuple, type Value } from '../values/value.ts';
import {
  type Call,
  each,
  external,
  knownAt,
  newList,
  type Run,
  type Table,
  textAt,
  textOf,
  textValue,
  types,
  unknownResult,
  unknownText,
} from './call.ts';
import { concat, type Exchange, exchange, flat, known, onlyHole, plain, slice, type Text } from './text/pieces.ts';

/** Groups with names, flags or Unicode classes are written or meant in another way. */
const isForeign = /\(\?|\[\[|\\[pPzAQEC]|\\x\{|[^\x20-\x7e]/;

const makers = new Set(['regexp.MustCompile', 'regexp.Compile']);

function patternOf(call: Call): Text | undefined {
  const { receiver } = call;
  const [pattern] = receiver.kind === 'external' && makers.has(receiver.symbol) ? (receiver.args ?? []) : [];
  return pattern && textOf(call, call.m.force(pattern), 0);
}

/** Groups with offsets. Undefined where the pattern is not known or not the same here. */
function compiled(call: Call): RegExp | undefined {
  const pattern = known(patternOf(call) ?? [{ hole: '', reason: '', at: call.site.at }]);
  if (pattern === undefined || isForeign.test(pattern)) return undefined;
  try {
    return new RegExp(pattern, 'dg');
  } catch {
    return undefined;
  }
}

function matches(call: Call): Value {
  const [pattern, text] = [compiled(call), knownAt(call, 0)];
  return pattern && text !== undefined ? bool(pattern.test(text)) : unknownResult(call, types.bool, textAt(call, 0));
}

/** `${1}` and `$1`; names of groups are not followed. */
function expanded(call: Call, template: Text, text: Text, match: RegExpExecArray): Text | undefined {
  const whole = flat(template);
  const ranges: Exchange[] = [];
  for (const { 0: mark, index, groups } of whole.matchAll(/\$\$|\$\{(?<braced>\w+)\}|\$(?<bare>\w+)/g)) {
    const name = groups?.braced ?? groups?.bare;
    if (name !== undefined && !/^\d+$/.test(name)) return undefined;
    const at = match.indices?.[Number(name)];
    ranges.push({
      from: index,
      to: index + mark.length,
      by: name === undefined ? '$' : at ? slice(text, at[0], at[1]) : [],
    });
  }
  return exchange(template, ranges, call.site.at);
}

function replaced(isLiteral: boolean): Run {
  return (call) => {
    const text = textAt(call, 0);
    const pattern = compiled(call);
    if (!pattern || onlyHole(text)) return unknownText(call, text);
    const template = textAt(call, 1);
    const ranges: Exchange[] = [];
    for (const match of flat(text).matchAll(pattern)) {
      const by = isLiteral ? template : expanded(call, template, text, match);
      if (!by) return unknownText(call, text);
      ranges.push({ from: match.index, to: match.index + match[0].length, by });
    }
    return textValue(exchange(text, ranges, call.site.at));
  };
}

function submatch(call: Call): Value {
  const [pattern, text] = [compiled(call), knownAt(call, 0)];
  if (!pattern || text === undefined) return unknownResult(call, types.strings, textAt(call, 0));
  const match = pattern.exec(text);
  if (!match) return { kind: 'nil', type: types.strings };
  const items = [...match].map((part) => ({ value: textValue(plain(part ?? '', call.site.at)), conds: [] }));
  return newList(call.m, items, false, types.strings, call.site.at);
}

function quoted(call: Call): Value {
  const text = textAt(call, 0);
  return onlyHole(text)
    ? unknownText(call, text)
    : textValue(
        concat(
          text.map((piece) =>
            'hole' in piece ? piece : { ...piece, text: piece.text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&') },
          ),
        ),
      );
}

const make =
  (symbol: string): Run =>
  (call) =>
    external(call, symbol, 'regexp', 'Regexp');

export const regexp: Table = {
  'regexp.MustCompile': each(make('regexp.MustCompile')),
  'regexp.MustCompilePOSIX': each(make('regexp.MustCompilePOSIX')),
  'regexp.Compile': each((call) => tuple([make('regexp.Compile')(call) ?? nil, nil])),
  'regexp.QuoteMeta': each(quoted),
  'regexp.(*Regexp).String': each((call) => {
    const pattern = patternOf(call);
    return pattern && textValue(pattern);
  }),
  'regexp.(*Regexp).MatchString': each(matches),
  'regexp.(*Regexp).ReplaceAllString': each(replaced(false)),
  'regexp.(*Regexp).ReplaceAllLiteralString': each(replaced(true)),
  'regexp.(*Regexp).FindStringSubmatch': each(submatch),
};
