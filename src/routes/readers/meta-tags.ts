// Stage routes, readers: `VERB:/path@host` texts, and request types that carry path, verbs and host in the tag of an
// embedded field. A path in a tag takes the place of the call's own; a scope's prefix stays before it.

import { type Element, type Piece, signatureOf, type Value } from '../../evaluate/index.ts';
import type { Reader } from '../../model/reader.ts';
import { deref } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { plain, type Read, type Reading, type ReadRoute } from './reading.ts';

type Rule = Extract<Reader, { form: 'meta tags' }>;

export function readMetaTags(on: Reading, rule: Rule, objects: (on: Reading) => Read): Read {
  const found: ReadRoute[] = [];
  for (const call of callsOf(on, rule)) {
    const written = patternOf(call.pieces);
    const inner = { ...call, pieces: written.pieces };
    const isFunction = isAnswering(call.handler);
    const read: Read = isFunction ? [{ pieces: inner.pieces, handler: call.handler }] : objects(inner);
    if (typeof read === 'string') return read;
    for (const route of read) {
      const full = { verb: written.verb, host: written.host, ...withoutVerb(route) };
      found.push(...byTag(on, rule, full));
    }
  }
  return found;
}

function withoutVerb(route: ReadRoute): ReadRoute {
  const { verb, ...rest } = route;
  return verb === undefined ? rest : route;
}

/** One call for each handler: of a map, of a list of arguments, or the one given. */
function callsOf(on: Reading, { pairs }: Rule): readonly Reading[] {
  const { m, items } = on;
  if (pairs)
    return items
      .flatMap(({ value }) => held(m.force(value)))
      .map(({ key, value }) => ({ ...on, items: [], handler: m.force(value), pieces: textPieces(key) }));
  if (on.handler.kind !== 'nil') return [on];
  return items.map(({ value }) => ({ ...on, items: [], handler: m.force(value) }));
}

function textPieces(key: Value | undefined): readonly Piece[] {
  return key?.kind === 'text' ? key.pieces : [];
}

function held(value: Value): readonly Element[] {
  const elements = 'obj' in value && value.obj ? value.obj.slots.get('') : undefined;
  return elements?.kind === 'elements' ? elements.items : [];
}

function isAnswering(value: Value): boolean {
  return value.kind === 'func' || value.kind === 'closure' || value.kind === 'wrapped' || value.kind === 'external';
}

/** Verb and host that stand around a path. */
function patternOf(pieces: readonly Piece[]): { verb?: string; host?: string; pieces: readonly Piece[] } {
  const [first, ...rest] = pieces;
  if (!first || 'hole' in first) return { pieces };
  const [, verb, path = ''] = /^(?:([A-Za-z]+):)?(.*)$/s.exec(first.text) ?? [];
  const at = rest.length === 0 ? path.indexOf('@') : -1;
  const host = at < 0 ? undefined : path.slice(at + 1);
  const text = at < 0 ? path : path.slice(0, at);
  const upper = verb?.toUpperCase();
  return { ...(upper && upper !== 'ALL' ? { verb: upper } : {}), host, pieces: [{ ...first, text }, ...rest] };
}

function byTag(on: Reading, rule: Rule, route: ReadRoute): readonly ReadRoute[] {
  const tag = tagOf(on, rule.embedded, route.handler);
  if (!tag) return [route];
  const path = tagged(tag, 'path');
  const verbs = tagged(tag, 'method')
    ?.split(',')
    .map((verb) => verb.trim().toUpperCase());
  const pieces = path === undefined ? route.pieces : [plain(path, { ...on, pieces: route.pieces })];
  const shared = { ...route, pieces, host: tagged(tag, 'domain') ?? route.host };
  return (verbs ?? [route.verb]).map((verb) => ({ ...shared, verb: verb === 'ALL' ? undefined : verb }));
}

/** The tag of the embedded field in the second parameter's type. */
function tagOf({ m }: Reading, embedded: string, handler: Value): string | undefined {
  if (handler.kind !== 'func' && handler.kind !== 'closure') return undefined;
  const signature = signatureOf(m, handler);
  const param = oneByOne(signature?.type.params ?? [])[1];
  if (!signature || !param) return undefined;
  const type = deref(m.universe.type(param.type, signature.scope));
  return m.members.fields(type).find((field) => field.embedded && field.name === embedded)?.tag;
}

function tagged(tag: string, key: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s\`])${key}:"([^"]*)"`).exec(tag)?.[1];
  return found === '' ? undefined : found;
}
