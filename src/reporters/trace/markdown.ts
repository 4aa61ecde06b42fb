// Stage reporters, trace: what happens to requests, as a page. In: traces and the map. Out: one Markdown document: for each
// request who takes it, who else would, the way there with links to the sources, and its diagram.

import type { RouteMap } from '../../model/route-map.ts';
import type { Answer, Close, Hop, Other, Trace } from '../../model/trace.ts';
import { code, fenced, link, text } from '../markdown/escape.ts';
import type { ReportOptions } from '../options.ts';
import { type SourceLink, sourceLink } from '../source-url.ts';
import { conditionsOf, lineOf } from '../spelling.ts';
import { diagramsOf } from './mermaid.ts';
import { briefly, labels, nameOf, saidOf, shownOf, titleOf } from './words.ts';

const verdicts: Readonly<Record<Other['verdict'], string>> = {
  open: 'goes first if',
  lost: 'matches too',
  asks: 'but asks',
  verb: 'other verbs',
};

export function traceMarkdown(traces: readonly Trace[], options: ReportOptions, map: RouteMap): string {
  const links = sourceLink(map.source, options.sourceUrl);
  return traces.map((trace) => chapter(trace, links, options, map)).join('\n');
}

function chapter(trace: Trace, links: SourceLink, options: ReportOptions, map: RouteMap): string {
  const { shown, rest } = shownOf(trace);
  const parts = shown.flatMap((answer) => [
    `## ${text(answer.server)}`,
    saidOf(answer).map(text).join('  \n'),
    ...routeList(answer, links),
    ...(answer.hops.length > 0 ? ['The way there:', answer.hops.map((hop) => hopLine(hop, links)).join('\n')] : []),
    ...diagramsOf(trace, answer, options, map).map((diagram) => fenced('mermaid', diagram.text)),
  ]);
  const others = rest.length > 0 ? ['## Other servers', rest.map((one) => `- ${text(briefly(one))}`).join('\n')] : [];
  return `${[`# ${text(titleOf(trace))}`, ...parts, ...others].join('\n\n')}\n`;
}

function routeList({ others, close }: Answer, links: SourceLink): string[] {
  const lines = [
    ...others.map(
      (one) => `- ${verdicts[one.verdict]}: ${named(one, links)}${one.verdict === 'verb' ? '' : `: ${text(one.why)}`}`,
    ),
    ...close.map((one) => `- close: ${named(one, links)}`),
  ];
  return lines.length > 0 ? [lines.join('\n')] : [];
}

function named(one: Other | Close, links: SourceLink): string {
  return `${code(nameOf(one))}, ${placed(one, links)}`;
}

function hopLine(hop: Hop, links: SourceLink): string {
  const { depth, kind, source, conditions } = hop;
  const label = labels[kind] === '' ? '' : `${labels[kind]} `;
  const condition = conditionsOf(conditions);
  const parts = [
    `${label}${kind === 'note' ? text(hop.text) : code(hop.text)}${condition === '' ? '' : ` (${text(condition)})`}`,
    ...(hop.file === undefined ? [] : [placed({ file: hop.file, line: hop.line ?? 1 }, links)]),
    ...(source === undefined ? [] : [code(source)]),
  ];
  return `${'  '.repeat(depth)}- ${parts.join(', ')}`;
}

function placed(place: { file: string; line: number }, links: SourceLink): string {
  const address = links(place);
  return address === undefined ? code(lineOf(place)) : link(text(lineOf(place)), address);
}
