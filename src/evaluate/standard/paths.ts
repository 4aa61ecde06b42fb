// Stage evaluate: packages path and path/filepath, the latter as on linux. In: texts, perhaps with holes. Out: paths; the
// request's path stays the request's path, as servers clean it themselves.

import { tuple, type Value } from '../values/value.ts';
import {
  type Call,
  each,
  fine,
  type Run,
  type Table,
  textAt,
  textOr,
  textsFrom,
  textValue,
  unknownText,
} from './call.ts';
import { ask, requested } from './strings/tests.ts';
import { base, clean, dir, extension, join, split } from './text/path.ts';
import { flat, plain, type Text } from './text/pieces.ts';

type PathFunction = (text: Text, at: Call['site']['at']) => Text | undefined;

const of =
  (change: PathFunction): Run =>
  (call) => {
    const text = textAt(call, 0);
    return textOr(call, change(text, call.site.at), text);
  };

function cleaned(call: Call): Value {
  const text = textAt(call, 0);
  return requested(text, 'path') ? textValue(text) : textOr(call, clean(text, call.site.at), text);
}

/** `path.Join("/", r.URL.Path)` is the path. */
function joined(call: Call): Value {
  const texts = textsFrom(call, 0).filter((text) => text.length > 0);
  const [first, second] = texts.length > 1 && flat(texts[0] ?? []) === '/' ? texts.slice(1) : texts;
  if (first && !second && requested(first, 'path')) return textValue(first);
  return textOr(call, join(texts, call.site.at), texts.flat());
}

function halves(call: Call): Value {
  const text = textAt(call, 0);
  const found = split(text);
  return found
    ? tuple(found.map((half) => textValue(half)))
    : tuple([unknownText(call, text), unknownText(call, text)]);
}

const same: Run = (call) => textValue(textAt(call, 0));

const shared = {
  Join: each(joined),
  Clean: each(cleaned),
  Base: each(of(base)),
  Dir: each(of(dir)),
  Ext: each(of(extension)),
  IsAbs: each((call) => ask(call, 'prefix', textAt(call, 0), plain('/', call.site.at))),
  Split: each(halves),
};

export const paths: Table = {
  ...Object.fromEntries(
    Object.entries(shared).flatMap(([name, entry]) => [
      [`path.${name}`, entry],
      [`path/filepath.${name}`, entry],
    ]),
  ),
  'path/filepath.ToSlash': each(same),
  'path/filepath.FromSlash': each(same),
  'path/filepath.EvalSymlinks': each((call) => fine(unknownText(call, textAt(call, 0)))),
};
