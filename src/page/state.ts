// Stage page: what is shown, as a link. In: the part of the address after #, or a state. Out: the other. Names in it are
// those of the document, so that a link outlives a new version of the page.

export interface RouteKey {
  readonly id: string;
  /** Absent: the first server that has it. */
  readonly server?: string;
}

export type Facet = 'server' | 'router' | 'middleware' | 'gate';

export interface State {
  readonly query: string;
  /** Any of these; none is no filter. */
  readonly methods: readonly string[];
  readonly facets: Readonly<Partial<Record<Facet, string>>>;
  readonly view: 'overview' | 'gaps' | 'list' | RouteKey;
}

export const facets: readonly Facet[] = ['server', 'router', 'middleware', 'gate'];

export function readHash(hash: string): State {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const id = given.get('route');
  const view = given.get('view');
  const chosen = facets.flatMap((facet) => {
    const value = given.get(facet);
    return value ? [[facet, value]] : [];
  });
  return {
    query: given.get('q') ?? '',
    methods: (given.get('method') ?? '').split(',').filter((method) => method !== ''),
    facets: Object.fromEntries(chosen),
    view: id ? { id, server: given.get('of') ?? undefined } : view === 'overview' || view === 'gaps' ? view : 'list',
  };
}

export function writeHash({ query, methods, facets: chosen, view }: State): string {
  const opened = typeof view === 'object' ? { route: view.id, of: view.server } : { view: view === 'list' ? '' : view };
  const parts = Object.entries({ ...opened, q: query, method: methods.join(','), ...chosen });
  return parts.flatMap(([name, value]) => (value ? [`${name}=${readable(value)}`] : [])).join('&');
}

/** Encoded no further than needed: links are read by people. */
function readable(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',');
}
