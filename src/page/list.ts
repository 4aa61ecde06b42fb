// Stage page: the list of routes. In: entries. Out: a list box of which only what can be seen is in the document, so that
// thousands of routes cost no more than thirty. One option is active; Enter or a click opens it.

import { element, marked } from './dom.ts';
import type { Entry } from './search.ts';
import { badge } from './words.ts';

/** Heights in pixels, as in the style sheet. */
const HEAD = 34;
const ROW = 46;
/** Drawn beyond both edges, so that scrolling shows no gap. */
const MARGIN = 400;
/** Letters; no row has room for as many. */
const SEEN = 300;

interface Line {
  readonly top: number;
  readonly entry: Entry;
  /** Position among the routes from 0; -1 for the head of a router. */
  readonly position: number;
  readonly size: number;
}

export interface RouteList {
  readonly box: HTMLElement;
  show(entries: readonly Entry[], terms: readonly string[]): void;
  /** Makes the option that is so many further on the active one. */
  move(by: number): void;
  /** Marks what the other half of the page shows; it becomes active. */
  mark(entry: Entry | undefined): void;
  active(): Entry | undefined;
}

/** `several`: routes of more than one server are told apart. */
export function routeList(several: boolean, open: (entry: Entry) => void): RouteList {
  const inner = element('div', { class: 'rows', role: 'presentation' });
  const box = element(
    'div',
    { class: 'list', role: 'listbox', tabindex: 0, 'aria-label': 'Routes', id: 'routes' },
    inner,
  );
  let lines: Line[] = [];
  let options: Line[] = [];
  let words: readonly string[] = [];
  let at = 0;
  let opened: Entry | undefined;

  const draw = (): void => {
    const [from, to] = [box.scrollTop - MARGIN, box.scrollTop + box.clientHeight + MARGIN];
    const seen = lines.slice(firstBelow(lines, from), firstBelow(lines, to) + 1);
    const state = { at, opened, words, count: options.length };
    inner.replaceChildren(...seen.map((line) => (line.position < 0 ? head(line, several) : option(line, state))));
    const active = options[at];
    const there = active !== undefined && seen.includes(active);
    if (there) box.setAttribute('aria-activedescendant', optionId(at));
    else box.removeAttribute('aria-activedescendant');
  };
  const reveal = (): void => {
    const line = options[at];
    if (!line) return;
    const above = at === 0 ? 0 : line.top - HEAD;
    if (above < box.scrollTop) box.scrollTop = above;
    else if (line.top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = line.top + ROW - box.clientHeight;
  };
  box.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
  new ResizeObserver(draw).observe(box);
  box.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const line = options[Number(target?.getAttribute('data-at') ?? -1)];
    if (line) open(line.entry);
  });
  return {
    box,
    show(entries, terms) {
      lines = linesOf(entries);
      options = lines.filter(({ position }) => position >= 0);
      words = terms;
      at = Math.max(
        0,
        options.findIndex(({ entry }) => entry === opened),
      );
      const last = lines.at(-1);
      inner.style.height = `${last ? last.top + last.size : 0}px`;
      if (at === 0) box.scrollTop = 0;
      else reveal();
      draw();
    },
    move(by) {
      at = Math.min(options.length - 1, Math.max(0, at + by));
      reveal();
      draw();
    },
    mark(entry) {
      opened = entry;
      const position = options.findIndex((line) => line.entry === entry);
      if (position >= 0) at = position;
      if (position >= 0) reveal();
      draw();
    },
    active: () => options[at]?.entry,
  };
}

function linesOf(entries: readonly Entry[]): Line[] {
  const lines: Line[] = [];
  let top = 0;
  for (const [position, entry] of entries.entries()) {
    if (entry.router !== entries[position - 1]?.router) {
      lines.push({ top, entry, position: -1, size: HEAD });
      top += HEAD;
    }
    lines.push({ top, entry, position, size: ROW });
    top += ROW;
  }
  return lines;
}

/** Of the line that begins at or above `top`; lines are sorted. */
function firstBelow(lines: readonly Line[], top: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.top ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function head({ top, entry: { router } }: Line, several: boolean): HTMLElement {
  const made = element(
    'div',
    { class: 'router', role: 'presentation', title: `${router.directory} (server ${router.server})` },
    element('span', { class: 'name' }, router.name),
    element('span', { class: 'place' }, router.directory),
    several ? element('span', { class: 'server' }, router.server) : undefined,
  );
  made.style.top = `${top}px`;
  return made;
}

interface ListState {
  readonly at: number;
  readonly opened: Entry | undefined;
  readonly words: readonly string[];
  readonly count: number;
}

function option({ top, entry, position }: Line, { at, opened, words: terms, count }: ListState): HTMLElement {
  const { router, words } = entry;
  const label = [
    words.method === '*' ? 'any verb' : words.method,
    words.path,
    words.handler,
    router.name,
    ...words.gates,
  ];
  const made = element(
    'div',
    {
      class: `option${position === at ? ' active' : ''}${words.notes === '' ? '' : ' noted'}`,
      role: 'option',
      id: optionId(position),
      'data-at': position,
      'aria-selected': entry === opened ? 'true' : 'false',
      'aria-posinset': position + 1,
      'aria-setsize': count,
      'aria-label': beginning(label.join(', ')),
      title: beginning(words.path),
    },
    badge(words.method),
    element('span', { class: 'path' }, marked(beginning(words.path), terms)),
    element(
      'span',
      { class: 'more' },
      element('span', { class: 'handler' }, marked(beginning(words.handler), terms)),
      words.gates.map((gate) => element('span', { class: 'gate' }, gate)),
      words.condition === '' ? undefined : element('span', { class: 'condition' }, words.condition),
    ),
  );
  made.style.top = `${top}px`;
  return made;
}

function optionId(position: number): string {
  return `route-${position}`;
}

/** Of which a row shows no more than a part. */
function beginning(text: string): string {
  return text.length > SEEN ? `${text.slice(0, SEEN)}…` : text;
}
