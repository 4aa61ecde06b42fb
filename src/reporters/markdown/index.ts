// Stage reporters, markdown: pages for a repository's folder of documentation. In: a RouteMap. Out: an index, a page for
// each router, one for the types they speak of; where one text is wanted, the same as the chapters of one document.

import fields from '../../../templates/markdown/fields.hbs';
import index from '../../../templates/markdown/index.hbs';
import notes from '../../../templates/markdown/notes.hbs';
import route from '../../../templates/markdown/route.hbs';
import router from '../../../templates/markdown/router.hbs';
import types from '../../../templates/markdown/types.hbs';
import type { RouteMap } from '../../model/route-map.ts';
import { LONGEST_TEXT } from '../mermaid/limits.ts';
import { requestDiagrams } from '../mermaid/request.ts';
import type { ReportFile, ReportFiles, ReportOptions } from '../options.ts';
import { sourceLink } from '../source-url.ts';
import type { Template, TemplateInfo, Uses } from '../templates.ts';
import { settle } from './anchors.ts';
import { helperNames, helpersOf } from './helpers.ts';
import { INDEX, type RouterPage, type Site, siteOf, TYPES } from './pages.ts';
import type { RoutePart } from './route-part.ts';

/** Tells our files from those of other people. */
const MARK = '<!-- Written by routemap';
const HEAD = `${MARK}: the next run replaces this file. -->\n\n`;

const partials = { route, fields, notes };
const info = (template: Template): TemplateInfo => ({ template, helpers: helperNames, partials });

export const markdownTemplates: Readonly<Record<string, TemplateInfo>> = {
  'markdown/index.hbs': info(index),
  'markdown/router.hbs': info(router),
  'markdown/route.hbs': info(route),
  'markdown/types.hbs': info(types),
  'markdown/fields.hbs': info(fields),
  'markdown/notes.hbs': info(notes),
};

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
    { name: INDEX, text: write('index', site) },
    ...pages.map((page) => ({ name: page.file, text: write('router', routerContext(map, page, options)) })),
    ...(site.types.length > 0 ? [{ name: TYPES, text: write('types', { types: site.types }) }] : []),
  ];
}

function oneDocument(map: RouteMap, site: Site, options: ReportOptions): ReportFile {
  const write = writer(map, options, 1);
  const pages = site.servers.flatMap(({ routers }) => routers);
  const chapters = [
    writer(map, options, 0)('index', site),
    ...pages.map((page) => write('router', { ...routerContext(map, page, options), single: true })),
    ...(site.types.length > 0 ? [write('types', { types: site.types, single: true })] : []),
  ];
  return { name: INDEX, text: chapters.join('\n\n') };
}

function routerContext(map: RouteMap, page: RouterPage, options: ReportOptions): object {
  const routes = page.routes.map((one) => ({ ...one, ...drawn(map, one, options) }));
  return { ...page, routes };
}

/** Without an operation it would say no more than the page does; beyond a limit GitHub shows an error in its place. */
function drawn(map: RouteMap, { route, sameAs }: RoutePart, { templates }: ReportOptions): object {
  const all = route.operation && !sameAs ? requestDiagrams(map, route, templates) : [];
  const diagrams = all.filter((text) => text.length <= LONGEST_TEXT);
  return { diagrams, undrawn: all.length - diagrams.length };
}

type Write = (name: 'index' | 'router' | 'types', context: object) => string;

function writer(map: RouteMap, { templates = {}, sourceUrl }: ReportOptions, deeper: number): Write {
  const helpers = helpersOf({ sourceOf: sourceLink(map.source, sourceUrl), deeper });
  const chosen = (name: string): Template => templates[name] ?? markdownTemplates[name]!.template;
  const own = Object.fromEntries(Object.keys(partials).map((name) => [name, chosen(`markdown/${name}.hbs`)]));
  const uses: Uses = { helpers, partials: own };
  return (name, context) => chosen(`markdown/${name}.hbs`)(context, uses);
}
