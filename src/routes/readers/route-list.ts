// Stage routes, readers: structs with method, path and handler, given one by one or as a list.

import { constantText, type Element, listOfSlot, type Value } from '../../evaluate/index.ts';
import { fieldOf, type Read, type Reading, type ReadRoute } from './reading.ts';

export function readRouteList(on: Reading): Read {
  const routes = on.items.map((item) => ofItem(on, item));
  const known = routes.filter((route) => typeof route !== 'string');
  const lost = routes.find((route) => typeof route === 'string');
  return known.length === 0 && lost !== undefined ? lost : known.flat();
}

function ofItem(on: Reading, { value, conds }: Element): readonly ReadRoute[] | string {
  const route = on.m.force(value);
  if (!('obj' in route) || !route.obj) return 'the list of routes is not known';
  const field = (name: string): Value => fieldOf(on, route, name);
  const path = field('Path');
  const verb = constantText(field('Method'))?.toUpperCase();
  if (verb === undefined) return 'the verb is not known';
  if (path.kind !== 'text') return 'the path is not known';
  return [
    { verb, pieces: path.pieces, handler: field('Handler'), middleware: listOfSlot(route.obj, '#middleware'), conds },
  ];
}
