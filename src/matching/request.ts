// Stage matching: the path of a request as routers see it. In: the path as written, and what a router does with it. Out:
// the path that is looked up, and where a client is sent before.

import type { Matching } from '../model/route-map.ts';

/** `/x//y/../z` is `/x/z`; a closing slash stays (net/http's cleanPath, gorilla's). */
export function cleanPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(segment);
  }
  const clean = `/${kept.join('/')}`;
  return /\/\.{0,2}$/.test(path) && clean !== '/' && path.endsWith('/') ? `${clean}/` : clean;
}

/** The text that templates are held against. */
export function lookedUp(path: string, { escapes }: Pick<Matching, 'escapes'>): string {
  switch (escapes) {
    case 'kept':
      return path;
    case 'rare':
      return /%2f/i.test(path) ? path : decoded(path);
    case 'segments':
      return path
        .split(/(%2f|\/)/i)
        .map((part) => (/^%2f$/i.test(part) ? part : decoded(part)))
        .join('');
    case undefined:
      return decoded(path);
  }
}

/** As it is where it is no valid encoding. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export function otherSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
}
