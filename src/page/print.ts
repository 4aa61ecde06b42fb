// Stage page: the page on paper. In: what is shown when printing begins. Out: all of these routes with their details, in
// an element that only paper shows; it goes when printing is over.

import { routeDetail } from './detail/route.ts';
import { element } from './dom.ts';
import { gaps } from './overview.ts';
import type { Entry } from './search.ts';
import type { Context } from './words.ts';

export function printOnDemand(area: HTMLElement, context: Context, shown: () => readonly Entry[]): void {
  const paper = { ...context, paper: true };
  addEventListener('beforeprint', () => {
    const entries = shown();
    const articles = entries.flatMap((entry, i) => {
      const head = element(
        'h1',
        { class: 'router' },
        entry.router.name,
        ' ',
        element('span', { class: 'place' }, entry.router.directory),
      );
      const detail = routeDetail(entry, paper);
      return entry.router === entries[i - 1]?.router ? [detail] : [head, detail];
    });
    const rest = context.data.map.unresolved.length > 0 ? [gaps(paper)] : [];
    area.replaceChildren(element('p', { class: 'title' }, context.data.title), ...articles, ...rest);
  });
  addEventListener('afterprint', () => area.replaceChildren());
}
