// Stage routes, readers: a struct with method and path as an argument of its own, beside the handler.

import { constantText, type Value } from '../../evaluate/index.ts';
import type { Read, Reading, ReadRoute } from './reading.ts';

export function readOperationLiteral(on: Reading): Read {
  const { m, event, items, handler } = on;
  const routes = items.map(({ value, conds }): ReadRoute | string => {
    const operation = m.force(value);
    if (!('obj' in operation) || !operation.obj) return 'the operation is not known';
    const field = (name: string): Value => m.force(m.select(operation, name, event.at, name));
    const [verb, path] = [constantText(field('Method')), field('Path')];
    if (verb === undefined) return 'the verb is not known';
    if (path.kind !== 'text') return 'the path is not known';
    const held = field('Middlewares');
    const list = 'obj' in held && held.obj ? held.obj.slots.get('') : undefined;
    const middleware = list?.kind === 'elements' ? list.items : [];
    return { verb: verb.toUpperCase(), pieces: path.pieces, handler, middleware, conds };
  });
  const lost = routes.find((route) => typeof route === 'string');
  return lost ?? routes.filter((route) => typeof route !== 'string');
}
