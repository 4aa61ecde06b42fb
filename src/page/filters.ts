// Stage page: the search field and the filters above the list. In: all entries, and what to do with a new choice. Out: a
// form, and a function that shows a state in it. A filter with one value only is left out.

import { element } from './dom.ts';
import type { Entry } from './search.ts';
import { type Facet, facets, type State } from './state.ts';
import { badge } from './words.ts';

export type Choice = Pick<State, 'query' | 'methods' | 'facets'>;

export interface Filters {
  readonly form: HTMLElement;
  readonly search: HTMLInputElement;
  show(state: Choice, found: number): void;
}

const names: Readonly<Record<Facet, string>> = {
  server: 'Server',
  router: 'Router',
  middleware: 'Middleware',
  gate: 'Gate',
};

/** In this order, others behind them. */
const usual = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', '*'];

export function filtersFor(entries: readonly Entry[], changed: (choice: Choice) => void): Filters {
  const search = element('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search path, handler, package',
    'aria-label': 'Search routes by path, handler or package, or paste a request',
    'aria-controls': 'routes',
    'aria-keyshortcuts': '/',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const methods = methodsOf(entries).map((method) => ({ method, button: methodButton(method) }));
  const selects = facets.flatMap((facet) => {
    const values = valuesOf(entries, facet);
    return values.length < 2 && facet !== 'gate'
      ? []
      : values.length === 0
        ? []
        : [{ facet, select: select(facet, values) }];
  });
  const count = element('span', { role: 'status', 'aria-live': 'polite', class: 'count' });
  const clear = element('button', { type: 'button', class: 'quiet' }, 'Clear');
  const tell = (): void => {
    const chosen = selects.flatMap(({ facet, select: one }) => (one.value === '' ? [] : [[facet, one.value]]));
    const pressed = methods.filter(({ button }) => button.getAttribute('aria-pressed') === 'true');
    changed({ query: search.value, methods: pressed.map(({ method }) => method), facets: Object.fromEntries(chosen) });
  };
  search.addEventListener('input', tell);
  for (const { select: one } of selects) one.addEventListener('change', tell);
  for (const { button } of methods) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      tell();
    });
  }
  clear.addEventListener('click', () => {
    changed({ query: '', methods: [], facets: {} });
    search.focus();
  });
  const form = element(
    'div',
    { class: 'filters', role: 'search', 'aria-label': 'Routes' },
    element('div', { class: 'field' }, search, element('kbd', { 'aria-hidden': 'true' }, '/')),
    element(
      'div',
      { class: 'methods', role: 'group', 'aria-label': 'Method' },
      methods.map(({ button }) => button),
    ),
    element(
      'div',
      { class: 'selects' },
      selects.map(({ select: one }) => one),
    ),
    element('div', { class: 'found' }, count, clear),
  );
  return {
    form,
    search,
    show(state, found) {
      if (search.value !== state.query) search.value = state.query;
      for (const { method, button } of methods)
        button.setAttribute('aria-pressed', String(state.methods.includes(method)));
      for (const { facet, select: one } of selects) {
        one.value = state.facets[facet] ?? '';
        one.classList.toggle('chosen', one.value !== '');
      }
      count.textContent = found === entries.length ? plural(found) : `${found} of ${plural(entries.length)}`;
      clear.hidden = state.query === '' && state.methods.length === 0 && Object.keys(state.facets).length === 0;
    },
  };
}

function plural(number: number): string {
  return `${number} route${number === 1 ? '' : 's'}`;
}

function methodsOf(entries: readonly Entry[]): string[] {
  const found = [...new Set(entries.flatMap(({ words }) => [words.method, ...words.methods]))].sort();
  return [...usual.filter((method) => found.includes(method)), ...found.filter((method) => !usual.includes(method))];
}

function methodButton(method: string): HTMLButtonElement {
  return element('button', { type: 'button', 'aria-pressed': 'false' }, badge(method));
}

function select(facet: Facet, values: readonly [value: string, label: string][]): HTMLSelectElement {
  const options = values.map(([value, label]) => element('option', { value }, label));
  return element(
    'select',
    { 'aria-label': names[facet] },
    element('option', { value: '' }, `${names[facet]}: all`),
    options,
  );
}

/** With the number of routes, in the order of the list; names that many pass first where there is no order. */
function valuesOf(entries: readonly Entry[], facet: Facet): [value: string, label: string][] {
  const counts = new Map<string, [label: string, count: number]>();
  for (const entry of entries) {
    for (const [value, label] of valuesIn(entry, facet)) {
      counts.set(value, [label, (counts.get(value)?.[1] ?? 0) + 1]);
    }
  }
  const same = new Map<string, number>();
  for (const [label] of counts.values()) same.set(label, (same.get(label) ?? 0) + 1);
  const values = [...counts].map(([value, [label, count]]): [string, string] => {
    const shown = (same.get(label) ?? 0) > 1 ? `${label} ${value}` : label;
    return [value, `${shown} (${count})`];
  });
  return facet === 'server' ? values : values.sort(([, a], [, b]) => (a < b ? -1 : 1));
}

function valuesIn({ router, words }: Entry, facet: Facet): [value: string, label: string][] {
  switch (facet) {
    case 'server':
      return [[router.server, router.server]];
    case 'router':
      return [[router.directory, router.name]];
    case 'middleware':
      return words.middleware.map((name) => [name, name]);
    case 'gate':
      return words.gates.map((gate) => [gate, gate]);
  }
}
