// Stage evaluate: cuts at the ends of text. In: calls of strings.TrimPrefix and kin. Out: what is left; of the request's
// path still the path, with what was taken off its front: that is how a hand-written router strips a prefix.

import { bool, tuple, type Value } from '../../values/value.ts';
import { type Call, knownAt, madeOf, textAt, textValue, types, unknownResult, unknownText } from '../call.ts';
import { cut, trimLeft, trimPrefix, trimSuffix } from '../text/cuts.ts';
import { known, onlyHole, type Text } from '../text/pieces.ts';
import { ask, decide, requested } from './tests.ts';

/** What is left, and whether the prefix was there. */
export function cutStart(call: Call): [Value, Value] {
  const text = textAt(call, 0);
  const prefix = textAt(call, 1);
  const answer = decide(call, 'prefix', text, prefix);
  const found = (): Value => ask(call, 'prefix', text, prefix);
  const literal = known(prefix);
  if (answer === false || literal === '') return [textValue(text), bool(answer !== false)];
  if (requested(text, 'path'))
    return [literal === undefined ? unknownText(call, text) : textValue(stripped(text, literal)), found()];
  const left = trimPrefix(text, prefix);
  if (literal === undefined && left === text) return [unknownText(call, text), found()];
  return [textValue(left), left === text ? found() : bool(answer ?? literal === undefined)];
}

/** A single slash is taken off once: behind `/api/` comes none. */
function stripped(path: Text, prefix: string): Text {
  return path.map((piece) => {
    if (!('hole' in piece)) return piece;
    const before = piece.cut ?? '';
    return { ...piece, cut: prefix === '/' && before.endsWith('/') ? before : before + prefix };
  });
}

export function cutEnd(call: Call): [Value, Value] {
  const text = textAt(call, 0);
  const suffix = knownAt(call, 1);
  const answer = decide(call, 'suffix', text, textAt(call, 1));
  if (answer === false || suffix === '') return [textValue(text), bool(answer !== false)];
  const found = ask(call, 'suffix', text, textAt(call, 1));
  if (suffix === undefined) return [unknownText(call, text), found];
  // A path that surely ends so is another text without the end.
  if (requested(text, 'path') && answer === true && suffix !== '/') return [unknownText(call, text), found];
  return [textValue(trimSuffix(text, suffix)), found];
}

type Side = (text: Text, isCut: (rune: string) => boolean) => Text;

export function trim(call: Call, sides: readonly Side[]): Value {
  const set = knownAt(call, 1);
  if (set === undefined) return unknownText(call, textAt(call, 0));
  return trimWith(call, (rune) => set.includes(rune), sides);
}

export function trimWith(call: Call, isCut: (rune: string) => boolean, sides: readonly Side[]): Value {
  const text = textAt(call, 0);
  if (requested(text, 'path')) return textValue(sides.includes(trimLeft) && isCut('/') ? stripped(text, '/') : text);
  return textValue(sides.reduce((left, side) => side(left, isCut), text));
}

export function cutOnce(call: Call): Value {
  const text = textAt(call, 0);
  const separator = knownAt(call, 1);
  const rest = madeOf(call, text);
  if (separator === undefined || onlyHole(text))
    return tuple([textValue([rest]), textValue([rest]), unknownResult(call, types.bool, text)]);
  const { before, after, found } = cut(text, separator, rest);
  return tuple([
    textValue(before),
    textValue(after),
    found === undefined ? unknownResult(call, types.bool, text) : bool(found),
  ]);
}
