// Stage page: the keys. In: what they do. Out: nothing. Letters count outside of fields only, and never with Ctrl, Alt or
// Meta: those belong to the browser.

import type { RouteList } from './list.ts';

export interface Actions {
  readonly list: RouteList;
  readonly search: HTMLInputElement;
  open(): void;
  /** Leaves the open route; false where none is open. */
  close(): boolean;
  clear(): void;
}

/** A page of the list. */
const PAGE = 10;

export function listen(actions: Actions): void {
  const { search, list } = actions;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const done = event.target === search ? inSearch(event.key, actions) : outside(event, actions);
    if (done) event.preventDefault();
  });
  list.box.addEventListener('keydown', (event) => {
    const steps: Readonly<Record<string, number>> = { PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity };
    const by = event.ctrlKey || event.altKey || event.metaKey ? undefined : steps[event.key];
    if (by === undefined) return;
    list.move(by);
    event.preventDefault();
  });
}

function inSearch(key: string, { list, search, open, clear }: Actions): boolean {
  switch (key) {
    case 'ArrowDown':
      list.box.focus();
      return true;
    case 'Enter':
      open();
      return true;
    case 'Escape':
      if (search.value === '') list.box.focus();
      else clear();
      return true;
    default:
      return false;
  }
}

function outside({ key, target }: KeyboardEvent, { list, search, open, close }: Actions): boolean {
  const inList = target === list.box;
  // Selects and fields have keys of their own, and so have what scrolls and what opens.
  const field = target instanceof HTMLSelectElement || target instanceof HTMLInputElement;
  switch (key) {
    case '/':
      if (field) return false;
      search.focus();
      search.select();
      return true;
    case 'j':
    case 'k':
      if (field) return false;
      list.move(key === 'j' ? 1 : -1);
      list.box.focus();
      return true;
    case 'ArrowDown':
    case 'ArrowUp':
      if (inList) list.move(key === 'ArrowDown' ? 1 : -1);
      return inList;
    case 'Enter':
      if (inList) open();
      return inList;
    case 'Escape':
      if (field) return false;
      if (close()) list.box.focus();
      return true;
    default:
      return false;
  }
}
