// Stage routes, readers: entries that a generator writes into a package variable of the framework, by controller
// (`import/path:Type`). Where nothing is checked in, the comments it reads them from: `@router /path [get,head]`.

import { constantText, type Element, type Value } from '../../evaluate/index.ts';
import type { Reader } from '../../model/reader.ts';
import { type NamedType, sameType } from '../../packages/index.ts';
import { methodOf, namedTypeOf, type Read, type Reading, type ReadRoute } from './reading.ts';

export function readAnnotations(on: Reading, rule: Extract<Reader, { form: 'annotations' }>): Read {
  return on.items.flatMap(({ value, conds }) => {
    const controller = on.m.force(value);
    const type = namedTypeOf(controller);
    if (!type) return [];
    const entries = entriesOf(on, rule.variable, `${type.path}:${type.name}`);
    const routes =
      entries.length > 0 || isMappedByHand(on, type)
        ? entries.flatMap((entry) => ofEntry(on, controller, entry))
        : ofComments(on, controller);
    return routes.map((route) => ({ ...route, conds: [...conds, ...(route.conds ?? [])] }));
  });
}

function entriesOf(on: Reading, variable: string, key: string): readonly Element[] {
  const map = on.m.defaults.get(`${on.event.framework.name} ${variable}`);
  return map
    ? elements(map)
        .filter((item) => item.key && constantText(item.key) === key)
        .flatMap(({ value }) => elements(on.m.force(value)))
    : [];
}

/** What a list or map holds. */
function elements(value: Value): readonly Element[] {
  const held = 'obj' in value && value.obj ? value.obj.slots.get('') : undefined;
  return held?.kind === 'elements' ? held.items : [];
}

function ofEntry(on: Reading, controller: Value, { value, conds }: Element): readonly ReadRoute[] {
  const { m, event } = on;
  const entry = m.force(value);
  const field = (name: string): Value => m.force(m.select(entry, name, event.at, name));
  const handler = methodOf(on, controller, constantText(field('Method')) ?? '');
  const path = field('Router');
  if (!handler || path.kind !== 'text') return [];
  const verbs = elements(field('AllowHTTPMethods')).flatMap((item) => constantText(m.force(item.value)) ?? []);
  const pieces = path.pieces;
  return (verbs.length > 0 ? verbs : ['*']).map((verb) => ({ verb: verb.toUpperCase(), pieces, handler, conds }));
}

/** A program that maps the controller's methods itself was made without the generator: its comments are for documents. */
function isMappedByHand({ m, event }: Reading, type: NamedType): boolean {
  return m.events.some((other) => {
    if (other.kind !== 'registration' || other.reader?.form === event.reader?.form) return false;
    const mapped = namedTypeOf(m.force(other.handler));
    return mapped !== undefined && sameType(mapped, type);
  });
}

function ofComments(on: Reading, controller: Value): readonly ReadRoute[] {
  const type = namedTypeOf(controller);
  return (type ? on.m.members.methodNames(type) : []).flatMap((name) => {
    // The generator writes what a method has to its own receiver: promoted ones are not read again.
    const found = type && on.m.members.select(type, name);
    if (found?.kind !== 'method' || found.via.length > 0) return [];
    const handler = methodOf(on, controller, name);
    if (handler?.kind !== 'func') return [];
    const at = { file: handler.declaration.file, pos: handler.declaration.pos };
    const lines = [...handler.declaration.doc().matchAll(/^\s*@router\s+(\S+)(?:\s+\[([^\]]*)\])?/gim)];
    return lines.flatMap(([, path = '', verbs = 'get']) =>
      verbs.split(',').map((verb) => ({ verb: verb.trim().toUpperCase(), pieces: [{ text: path, at }], handler })),
    );
  });
}
