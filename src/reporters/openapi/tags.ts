// Stage reporters, openapi: tags. In: the routes of a document. Out: for each the name of the router it belongs to, which
// is the package that declares it: the last element of its path, more where two would be one.

import type { Route } from '../../model/route-map.ts';
import type { TagObject } from './document.ts';

export interface Tags {
  of(route: Route): string[];
  all(): TagObject[];
}

export function tagsOf(routes: readonly Route[]): Tags {
  const names = namesOf([...new Set(routes.map(({ declaration }) => declaration.package))]);
  const of = ({ tags, declaration }: Route): string[] =>
    tags.length > 0 ? [...new Set(tags)] : [names.get(declaration.package) ?? declaration.package];
  return {
    of,
    all: () => {
      const tags = new Map<string, TagObject>();
      for (const route of routes) {
        const own = route.tags.length === 0;
        for (const name of of(route)) {
          if (!tags.has(name))
            tags.set(name, own ? { name, 'x-routemap': { package: route.declaration.package } } : { name });
        }
      }
      return [...tags.values()];
    },
  };
}

function namesOf(packages: readonly string[]): Map<string, string> {
  const names = new Map(packages.map((path) => [path, lastOf(path, 1)]));
  for (let parts = 2; ; parts++) {
    const clashing = packages.filter((path) =>
      packages.some((one) => one !== path && names.get(one) === names.get(path)),
    );
    const longer = clashing.filter((path) => names.get(path) !== path);
    if (longer.length === 0) return names;
    for (const path of longer) names.set(path, lastOf(path, parts));
  }
}

/** A major version is no name. */
function lastOf(path: string, parts: number): string {
  const elements = path.split('/');
  const versioned = elements.length > 1 && /^v\d+$/.test(elements.at(-1)!) ? 1 : 0;
  return elements.slice(-parts - versioned).join('/');
}
