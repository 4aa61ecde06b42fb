// Stage evaluate: tests of text. In: texts, perhaps with holes. Out: a bool, unknown where nobody can say. A test of the
// request's path is asked again where it is used, as the branch around it takes note of it.

import type { TextTest } from '../../machine.ts';
import { bool, type Value } from '../../values/value.ts';
import { type Call, textValue, types, unknownResult } from '../call.ts';
import { changed, known, onlyHole, type Text } from '../text/pieces.ts';

export function ask(call: Call, test: TextTest, whole: Text, part: Text): Value {
  const answer = decide(call, test, whole, part);
  if (answer !== undefined) return bool(answer);
  const unknown = (): Value => unknownResult(call, types.bool, [...whole, ...part]);
  if (!call.m.probe || !requested(whole, 'path')) return unknown();
  const again = (): Value => {
    const now = put(call, test, whole, part);
    return now === undefined ? unknown() : bool(now);
  };
  return call.m.later(again, types.bool, call.site.at, call.site.source);
}

/** Without a note for the branch around. */
export function decide(call: Call, test: TextTest, whole: Text, part: Text): boolean | undefined {
  const { probe } = call.m;
  if (!probe) return put(call, test, whole, part);
  const kept = probe.tested;
  probe.tested = undefined;
  try {
    return put(call, test, whole, part);
  } finally {
    probe.tested = kept;
  }
}

function put({ m, site }: Call, test: TextTest, whole: Text, part: Text): boolean | undefined {
  const expr = { pos: site.at.pos, end: site.at.pos + site.source.length };
  return m.testText(test, textValue(whole), textValue(part), expr);
}

/** True for a text that is this part of the request and nothing else. */
export function requested(text: Text, part: 'path' | 'method'): boolean {
  return onlyHole(text)?.request === part;
}

/** Verbs are written in capitals. */
export function equalFold(call: Call, left: Text, right: Text): Value {
  const [whole, part] = known(left) === undefined ? [left, right] : [right, left];
  if (requested(whole, 'method'))
    return ask(
      call,
      'equal',
      whole,
      changed(part, (text) => text.toUpperCase()),
    );
  if (requested(whole, 'path')) return ask(call, 'equal', whole, part);
  const lower = (text: Text): Text => changed(text, (one) => one.toLowerCase());
  return ask(call, 'equal', lower(whole), lower(part));
}
