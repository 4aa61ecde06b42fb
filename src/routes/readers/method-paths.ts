// Stage routes, readers: every exported method has a path of its own, made of the names of type and method. In a path
// that holds `{.struct}` or `{.method}` these are replaced; with the latter nothing is put behind it.

import { constantText, type Value } from '../../evaluate/index.ts';
import type { Reader } from '../../model/reader.ts';
import { alternativesOf, methodOf, namedTypeOf, plain, type Read, type Reading, type ReadRoute } from './reading.ts';

type Rule = Extract<Reader, { form: 'method paths' }>;

export function readMethodPaths(on: Reading, rule: Rule): Read {
  const objects = on.handler.kind === 'nil' ? on.items : alternativesOf(on.m, on.handler);
  const wanted = on.handler.kind === 'nil' ? undefined : namesIn(on);
  return objects.flatMap(({ value, conds }) =>
    ofObject(on, rule, on.m.force(value), wanted).map((route) => ({ ...route, conds })),
  );
}

/** `Show,EditAll`: only these methods. */
function namesIn({ m, items }: Reading): readonly string[] | undefined {
  const names = items.flatMap(({ value }) => constantText(m.force(value))?.split(',') ?? []).map((name) => name.trim());
  return names.length > 0 ? names : undefined;
}

function ofObject(on: Reading, rule: Rule, object: Value, wanted: readonly string[] | undefined): readonly ReadRoute[] {
  const type = namedTypeOf(object);
  if (!type) return [];
  const suffix = rule.typeSuffix;
  const typeName = suffix && type.name.endsWith(suffix) ? type.name.slice(0, -suffix.length) : type.name;
  const names = on.m.members
    .methodNames(type)
    .filter((name) => !rule.without.includes(name) && (wanted?.includes(name) ?? true));
  return names.flatMap((name) => {
    const handler = methodOf(on, object, name);
    return handler ? pathsOf(on, rule, typeName, name).map((pieces) => ({ pieces, handler })) : [];
  });
}

function pathsOf(on: Reading, rule: Rule, type: string, method: string): readonly ReadRoute['pieces'][] {
  const isWritten = on.pieces.some((piece) => 'text' in piece && /\{\.(?:struct|method)\}/.test(piece.text));
  if (isWritten) {
    const replaced = on.pieces.map((piece) =>
      'text' in piece
        ? { ...piece, text: piece.text.replace('{.struct}', hyphened(type)).replace('{.method}', hyphened(method)) }
        : piece,
    );
    const holdsMethod = on.pieces.some((piece) => 'text' in piece && piece.text.includes('{.method}'));
    return holdsMethod ? [replaced] : [[...replaced, plain(`/${hyphened(method)}`, on)]];
  }
  const spellings =
    rule.words === 'hyphens'
      ? [[hyphened(type), hyphened(method)]]
      : [
          [type.toLowerCase(), method.toLowerCase()],
          [type, method],
        ];
  const own = spellings.flatMap(([typeWord = '', methodWord = '']) =>
    rule.paths.map((path) => [
      ...on.pieces,
      plain(path.replace('{type}', typeWord).replace('{method}', methodWord), on),
    ]),
  );
  return method === rule.index ? [on.pieces, ...own] : own;
}

/** `EditAll` becomes `edit-all`. */
function hyphened(name: string): string {
  return name.replace(/(?<=.)(\p{Lu})/gu, '-$1').toLowerCase();
}
