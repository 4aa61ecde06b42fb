// Stage routes, readers: the operations of an OpenAPI 2 document that the program embeds. A runtime asks the program for
// the handler of each by verb and path; so does this, with the program's own method. Without a handler, no route.

import { constantText, type Machine, slotOf, text, type Value } from '../../evaluate/index.ts';
import type { Reader } from '../../model/reader.ts';
import type { Read, Reading, ReadRoute } from './reading.ts';

const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

export function readDocumentedOperations(on: Reading, rule: Extract<Reader, { form: 'documented operations' }>): Read {
  const { m, event } = on;
  const scope = event.scope.kind === 'scope' ? event.scope.obj : undefined;
  const subject = scope && slotOf(scope, '#subject');
  const document = scope && documentOf(m, slotOf(scope, '#document'));
  if (!subject || !document) return 'the document of the operations is not known';
  const base = typeof document.basePath === 'string' ? document.basePath : '';
  const method = m.select(subject, rule.method, event.at, rule.method);
  return operationsOf(document).flatMap(({ verb, path }): readonly ReadRoute[] => {
    const site = { at: event.at, source: rule.method, spread: false };
    const result = m.store.outside(() => m.call(method, [text(verb, event.at), text(path, event.at)], site));
    const known = m.force(result);
    const handler = known.kind === 'tuple' && known.items[0] ? m.force(known.items[0]) : known;
    if (handler.kind === 'nil') return [];
    return [
      {
        verb,
        pieces: [
          { text: base, at: event.at },
          { text: path, at: placeOf(handler, on) },
        ],
        handler,
      },
    ];
  });
}

function placeOf(handler: Value, { event }: Reading): typeof event.at {
  return 'obj' in handler && handler.obj ? handler.obj.at : event.at;
}

function operationsOf({ paths }: Readonly<Record<string, unknown>>): readonly { verb: string; path: string }[] {
  if (!isRecord(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    isRecord(item) ? verbs.filter((verb) => verb in item).map((verb) => ({ verb: verb.toUpperCase(), path })) : [],
  );
}

/** The text that the document was read from, through the calls that read it. */
function documentOf(m: Machine, value: Value | undefined, depth = 0): Readonly<Record<string, unknown>> | undefined {
  const known = value && m.force(value);
  if (!known || depth > 8) return undefined;
  const written = constantText(known);
  if (written !== undefined) return parsed(written);
  if (known.kind === 'tuple') return documentOf(m, known.items[0], depth + 1);
  if (known.kind === 'choice') return documentOf(m, known.alternatives[0]?.value, depth + 1);
  if (known.kind !== 'external') return undefined;
  for (const arg of [...(known.receiver ? [known.receiver] : []), ...(known.args ?? [])]) {
    const found = documentOf(m, arg, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function parsed(written: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const document: unknown = JSON.parse(written);
    return isRecord(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
