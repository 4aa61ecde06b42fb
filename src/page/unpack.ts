// Stage page: the data of the page as the reporter packed it. In: texts of JSON: the head, what routes share, the routes,
// the latter two one a line. Out: PageData. A route is read when it is shown: thousands would keep the page waiting.

import type { Route } from '../model/route-map.ts';
import type { Head, PageData } from './data.ts';

export function unpack(head: string, shared: string, routes: string): PageData {
  const read: Head = JSON.parse(head);
  const lines = routes.trim().split('\n');
  const values = new Shared(shared.trim().split('\n'));
  return {
    ...read,
    route(at) {
      const route: Route = JSON.parse(lines[at] ?? '{}', (_, value) => values.instead(value));
      return route;
    },
  };
}

class Shared {
  private readonly lines: readonly string[];
  private readonly values = new Map<number, unknown>();

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  instead(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || !('$' in value) || typeof value.$ !== 'number') return value;
    const at = value.$;
    if (!this.values.has(at)) {
      this.values.set(
        at,
        JSON.parse(this.lines[at] ?? 'null', (_, part) => this.instead(part)),
      );
    }
    return this.values.get(at);
  }
}
