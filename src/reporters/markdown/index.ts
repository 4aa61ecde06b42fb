// Stage reporters, markdown: pages for a repository's folder of documentation. In: a RouteMap. Out: an index, a page for
// each router, one for the types they speak of; where one text is wanted, the same as the chapters of one document.

import fields from '../../../templates/markdown/fields.hbs';
import index from '../../../templates/markdown/index.hbs';
import notes from '../../../templates/markdown/notes.hbs';
import route from '../../../templates/markdown/route.hbs';
import router from '../../../templates/markdown/router.hbs';
import types from '../../../templates/markdown/types.hbs';
import type { Route, RouteMap } from '../../model/route-map.ts';
import { requestDiagram } from '../mermaid/request.ts';
import type { ReportFile, ReportFiles, ReportOptions } from '../options.ts';
import { sourceLink } from '../source-url.ts';
import type { Template } from '../templates.ts';
import { settle } from './anchors.ts';
import { helpersOf } from './helpers.ts';
import { INDEX, type RouterPage, type Site, siteOf, TYPES } from './pages.ts';

/** Tells our files from those of other people. */
const MARK = '<!-- Written by routemap';
const HEAD = `${MARK}: the next run replaces this file. -->\n\n`;

const templates = { index, router, route, types, fields, notes };

export function markdown(map: RouteMap, options: ReportOptions): string | ReportFiles {
  const site = siteOf(map);
  const documents = options.directory ? pagesOf(map, site, options) : [oneDocument(map, site, options)];
  const files = settle(documents).map(({ name, text }) => ({ name, text: HEAD + text }));
  return options.directory ? { files, mark: MARK } : files.map(({ text }) => text).join('');
}

function pagesOf(map: RouteMap, site: Site, options: ReportOptions): ReportFile[] {
  const write = writer(map, options, 0);
  const pages = site.servers.flatMap(({ routers }) => routers);
  return [
    { name: INDEX, text: write(templates.index, site) },
    ...pages.map((page) => ({ name: page.file, text: write(templates.router, routerContext(map, page, false)) })),
    ...(site.types.length > 0 ? [{ name: TYPES, text: write(templates.types, { types: site.types }) }] : []),
  ];
}

function oneDocument(map: RouteMap, site: Site, options: ReportOptions): ReportFile {
  const write = writer(map, options, 1);
  const first = writer(map, options, 0)(templates.index, site);
  const pages = site.servers.flatMap(({ routers }) => routers);
  const chapters = pages.map((page) => write(templates.router, routerContext(map, page, true)));
  const last = site.types.length > 0 ? [write(templates.types, { types: site.types, single: true })] : [];
  return { name: INDEX, text: [first, ...chapters, ...last].join('\n\n') };
}

function routerContext(map: RouteMap, page: RouterPage, single: boolean): object {
  const routes = page.routes.map((one) => ({ ...one, diagram: diagramOf(map, one.route) }));
  return { ...page, routes, single };
}

/** Without an operation it would say no more than the page does. */
function diagramOf(map: RouteMap, route: Route): string | undefined {
  return route.operation && requestDiagram(map, route);
}

function writer(map: RouteMap, options: ReportOptions, deeper: number) {
  const helpers = helpersOf({ sourceOf: sourceLink(map.source, options.sourceUrl), deeper });
  const { route, fields, notes } = templates;
  return (template: Template, context: object): string =>
    template(context, { helpers, partials: { route, fields, notes } });
}
