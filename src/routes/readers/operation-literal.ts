// Stage routes, readers: a struct with method and path as an argument of its own, beside the handler.

import { constantText, type Value } from '../../evaluate/index.ts';
import { fieldOf, type Read, type Reading, type ReadRoute } from './reading.ts';

export function readOperationLiteral(on: Reading): Read {
  const { m, items, handler } = on;
  const routes = items.map(({ value, conds }): ReadRoute | string => {
    const operation = m.force(value);
    if (!('obj' in operation) || !operation.obj) return 'the operation is not known';
    const field = (name: string): Value => fieldOf(on, operation, name);
    const [verb, path] = [constantText(field('Method')), field('Path')];
    if (verb === undefined) return 'the verb is not known';
    if (path.kind !== 'text' && path.kind !== 'nil') return 'the path is not known';
    const held = field('Middlewares');
    const list = 'obj' in held && held.obj ? held.obj.slots.get('') : undefined;
    const middleware = list?.kind === 'elements' ? list.items : [];
    return { verb: verb.toUpperCase(), pieces: path.kind === 'text' ? path.pieces : [], handler, middleware, conds };
  });
  const lost = routes.find((route) => typeof route === 'string');
  return lost ?? routes.filter((route) => typeof route !== 'string');
}
