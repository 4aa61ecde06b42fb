// Stage reporters: mermaid. In: a RouteMap, and which diagrams are wanted. Out: the text of one diagram; several as parts
// of one Markdown document, or as a file each with an index.

import type { RouteMap, Server } from '../../model/route-map.ts';
import { type DiagramName, drawnServers } from '../drawn.ts';
import type { ReportFile, ReportFiles, ReportOptions } from '../options.ts';
import { routersOf, sharedPrefix } from '../routers.ts';
import type { Templates } from '../templates.ts';
import { type Diagram, fileNames, indexPage, markdownDocument } from './documents.ts';
import { overviews } from './overview.ts';
import { routerDiagrams } from './router.ts';
import { startups } from './startup.ts';

export { mermaidTemplates } from './drawing/written.ts';

export function mermaid(map: RouteMap, options: ReportOptions): string | ReportFiles {
  return diagramReport(mermaidDiagrams(map, options), options);
}

/** As the report is wanted: a text, a Markdown document, or files. */
export function diagramReport(diagrams: readonly Diagram[], options: ReportOptions): string | ReportFiles {
  if (options.directory) return filesOf(diagrams, options);
  const [only, ...others] = diagrams;
  if (only && others.length === 0 && !options.fenced) return only.text;
  return options.fenced === false ? filesOf(diagrams, options) : markdownDocument(diagrams, options.templates);
}

/** Of all servers in a directory, else of the one with most routes. */
export function mermaidDiagrams(map: RouteMap, options: ReportOptions): Diagram[] {
  const { directory, diagrams = ['overview'], templates } = options;
  const servers = directory ? drawnServers(map) : drawnServers(map).slice(0, 1);
  return servers.flatMap((server) => diagrams.flatMap((name) => diagramsOf(name, map, server, templates)));
}

function diagramsOf(name: DiagramName, map: RouteMap, server: Server, templates?: Templates): Diagram[] {
  switch (name) {
    case 'overview':
      return parts(`Overview of ${server.id}`, overviews(map, server, templates));
    case 'startup':
      return parts(`Start of ${server.id}`, startups(map, server, templates));
    case 'routers': {
      const routes = map.routes.filter((route) => route.server === server.id);
      const prefix = sharedPrefix(routes);
      return routersOf(routes, prefix).flatMap((router) =>
        parts(`${router.name} of ${server.id}`, routerDiagrams(router.name, router.routes, prefix, templates)),
      );
    }
  }
}

function parts(title: string, texts: readonly string[]): Diagram[] {
  return texts.map((text, i) => ({
    title: texts.length > 1 ? `${title}, part ${i + 1} of ${texts.length}` : title,
    text,
  }));
}

function filesOf(diagrams: readonly Diagram[], { templates }: ReportOptions): ReportFiles {
  const names = fileNames(diagrams).map((name) => `${name}.mmd`);
  const files = diagrams.map(({ text }, i): ReportFile => ({ name: names[i]!, text }));
  return { files: [...files, { name: 'index.md', text: indexPage(diagrams, names, templates) }] };
}
