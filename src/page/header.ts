// Stage page: the bar above all. In: the data, and where its buttons lead. Out: a header with the name of the program, what
// the page is about, the overview, what was not resolved, and the choice of light or dark.

import { element } from './dom.ts';
import { headline } from './overview.ts';
import type { State } from './state.ts';
import type { Context } from './words.ts';

export interface Header {
  readonly bar: HTMLElement;
  /** Shows which of its pages is open. */
  mark(view: State['view']): void;
}

export function header(context: Context, go: (view: State['view']) => void): Header {
  const { title, map } = context.data;
  const { unresolved, diagnostics } = map;
  const buttons = [
    { view: 'overview', button: element('button', { type: 'button', click: () => go('overview') }, 'Overview') },
    ...(unresolved.length + diagnostics.length > 0
      ? [
          {
            view: 'gaps',
            button: element('button', { type: 'button', click: () => go('gaps') }, `Unresolved ${unresolved.length}`),
          },
        ]
      : []),
  ];
  const bar = element(
    'header',
    { class: 'bar' },
    element('h1', { title }, title),
    element('p', { class: 'about' }, headline(context)),
    element(
      'div',
      { class: 'buttons' },
      buttons.map(({ button }) => button),
      theme(),
    ),
  );
  return {
    bar,
    mark(view) {
      for (const one of buttons) {
        if (one.view === view || (view === 'list' && one.view === 'overview'))
          one.button.setAttribute('aria-current', 'page');
        else one.button.removeAttribute('aria-current');
      }
    },
  };
}

/** As the system says, until someone chooses. */
function theme(): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'theme', 'aria-label': 'Light or dark', title: 'Light or dark' },
    '◐',
  );
  const root = document.documentElement;
  button.addEventListener('click', () => {
    const dark =
      root.dataset.theme === 'dark' ||
      (root.dataset.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  return button;
}
