// Stage page: the script of the page that `-f html` makes. In: the data in the document, the address. Out: the page: a list
// with filters on one side, the open route or the overview on the other; what is shown is always in the address too.

import type { PageData } from './data.ts';
import { routeDetail } from './detail/route.ts';
import { element } from './dom.ts';
import { filtersFor } from './filters.ts';
import { header } from './header.ts';
import { listen } from './keyboard.ts';
import { routeList } from './list.ts';
import { gaps, overview } from './overview.ts';
import { printOnDemand } from './print.ts';
import { type Entry, entriesOf, find, search, termsOf } from './search.ts';
import { readHash, type State, writeHash } from './state.ts';
import { unpack } from './unpack.ts';
import type { Context } from './words.ts';

/** Browsers refuse addresses that change more often. */
const PAUSE_MS = 200;

function start(app: HTMLElement, paper: HTMLElement, data: PageData): void {
  const entries = entriesOf(data);
  const context: Context = { data, paper: false, address: (id, server) => addressOf(id, server, entries) };
  let state = readHash(location.hash);
  let shown: readonly Entry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (push: boolean): void => {
    clearTimeout(timer);
    const save = (): void => {
      const hash = writeHash(state);
      const address = hash === '' ? location.pathname + location.search : `#${hash}`;
      if (push) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    };
    if (push) save();
    else timer = setTimeout(save, PAUSE_MS);
  };
  const list = routeList(data.map.servers.length > 1, (entry) => open(entry));
  const filters = filtersFor(entries, (choice) => {
    state = { ...state, ...choice };
    showList();
    keep(false);
  });
  const pane = element('main', { class: 'pane', id: 'pane', tabindex: -1 });
  const showList = (): void => {
    shown = search(entries, state);
    filters.show(state, shown.length);
    list.show(shown, termsOf(state.query));
    empty.hidden = shown.length > 0;
  };
  const showPane = (): void => {
    const { view } = state;
    const entry = typeof view === 'object' ? find(entries, view) : undefined;
    list.mark(entry);
    app.classList.toggle('opened', view !== 'list');
    const back = element('button', { type: 'button', class: 'back', 'aria-label': 'Back to the list' }, '← Routes');
    back.addEventListener('click', () => close());
    pane.replaceChildren(
      back,
      entry
        ? routeDetail(entry, context)
        : view === 'gaps'
          ? gaps(context)
          : typeof view === 'object'
            ? missing(view.id)
            : overview(entries, context),
    );
    pane.scrollTop = 0;
    top.mark(view);
    document.title = `${entry ? `${entry.words.id}, ` : ''}${data.title}: routes`;
  };
  const go = (view: State['view']): void => {
    state = { ...state, view };
    showPane();
    keep(true);
    pane.querySelector('h2')?.focus({ preventScroll: true });
  };
  const open = ({ words, router }: Entry): void =>
    go({ id: words.id, server: data.map.servers.length > 1 ? router.server : undefined });
  const close = (): boolean => {
    if (state.view === 'list') return false;
    go('list');
    list.box.focus();
    return true;
  };
  const top = header(context, go);
  const empty = element(
    'p',
    { class: 'empty', hidden: true },
    entries.length > 0 ? 'No route has all of this.' : 'There is no route.',
  );
  app.replaceChildren(
    top.bar,
    element('nav', { class: 'side', 'aria-label': 'Routes' }, filters.form, empty, list.box),
    pane,
  );
  listen({
    list,
    search: filters.search,
    close,
    open: () => {
      const entry = list.active();
      if (entry) open(entry);
    },
    clear: () => {
      state = { ...state, query: '' };
      showList();
      keep(false);
    },
  });
  const follow = (): void => {
    state = readHash(location.hash);
    showList();
    showPane();
  };
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  printOnDemand(paper, context, () => shown);
  follow();
}

function missing(id: string): HTMLElement {
  return element(
    'article',
    {},
    element('h2', { tabindex: -1 }, 'No such route'),
    element('p', {}, 'This page has no route ', element('code', {}, id), '.'),
  );
}

function addressOf(id: string, server: string, entries: readonly Entry[]): string | undefined {
  if (!find(entries, { id, server })) return undefined;
  return `#${writeHash({ query: '', methods: [], facets: {}, view: { id, server } })}`;
}

const [app, paper] = ['app', 'print'].map((id) => document.getElementById(id));
const [head = '', shared = '', routes = ''] = ['head', 'shared', 'routes-data'].map(
  (id) => document.getElementById(id)?.textContent ?? '',
);
if (app && paper) start(app, paper, unpack(head, shared, routes));
