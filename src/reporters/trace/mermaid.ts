// Stage reporters, trace: requests as sequence diagrams. In: traces and the map. Out: a diagram for each server that has
// something to say: that of the route which takes the request, or of the handler for what no route takes.

import type { Route, RouteMap } from '../../model/route-map.ts';
import type { Answer, Hop, Trace } from '../../model/trace.ts';
import type { Diagram } from '../mermaid/documents.ts';
import { Sequence } from '../mermaid/drawing/sequence.ts';
import { diagramReport } from '../mermaid/index.ts';
import type { Onward } from '../mermaid/operation.ts';
import { requestDiagrams } from '../mermaid/request.ts';
import type { ReportFiles, ReportOptions } from '../options.ts';
import { saidOf, shownOf, titleOf } from './words.ts';

export function traceMermaid(traces: readonly Trace[], options: ReportOptions, map: RouteMap): string | ReportFiles {
  const diagrams = traces.flatMap((trace) =>
    shownOf(trace).shown.flatMap((answer) => diagramsOf(trace, answer, options, map)),
  );
  return diagramReport(diagrams, options);
}

export function diagramsOf(trace: Trace, answer: Answer, { templates }: ReportOptions, map: RouteMap): Diagram[] {
  const route = drawn(trace, answer, map);
  const told = { said: answer.outcome === 'route' ? [] : saidOf(answer), onward: onwardOf(answer) };
  const texts = route ? requestDiagrams(map, route, templates, told) : refusal(trace, answer, templates);
  const title = `${titleOf(trace)} of ${answer.server}`;
  return texts.map((text, i) => ({
    title: texts.length > 1 ? `${title}, part ${i + 1} of ${texts.length}` : title,
    text,
  }));
}

/** The hops of `--depth`, deeper ones behind a dash for each level. */
function onwardOf({ hops }: Answer): Onward {
  return ({ file, line }) => {
    const at = hops.findIndex((hop, i) => hops[i + 1]?.kind === 'onward' && hop.file === file && hop.line === line);
    if (at < 0) return [];
    const behind = hops.slice(at + 1);
    const end = behind.findIndex(({ kind }) => kind !== 'onward');
    const depth = (hops[at]?.depth ?? 0) + 1;
    return behind
      .slice(0, end < 0 ? undefined : end)
      .map((hop) => [...Array<string>(hop.depth - depth).fill('–'), hop.text, lineAt(hop)].join(' ').trim());
  };
}

function lineAt({ file, line }: Hop): string {
  return file === undefined ? '' : `· ${file.slice(file.lastIndexOf('/') + 1)}:${line}`;
}

/** A handler for what no route takes is drawn as that of a route for this request. */
function drawn(trace: Trace, { server, route, fallback }: Answer, { servers, routes }: RouteMap): Route | undefined {
  const taken = routes.find((one) => one.server === server && one.id === route?.id);
  if (taken || !fallback) return taken;
  const { request } = trace;
  const by = servers
    .find(({ id }) => id === server)
    ?.fallbacks.find((one) => one.handler.symbol === fallback.handler.symbol);
  const [like] = routes.filter((one) => one.handler?.symbol === fallback.handler.symbol);
  const [some] = routes.filter((one) => one.server === server);
  if (!request || !by || !some) return undefined;
  return {
    ...some,
    id: titleOf(trace),
    method: request.method,
    path: request.path,
    pattern: request.path,
    host: request.host,
    base: undefined,
    deprecated: undefined,
    matchers: [],
    holes: [],
    pathParameters: [],
    aliases: [],
    variants: [],
    conditions: [],
    handler: by.handler,
    middleware: by.middleware,
    operation: like?.operation,
  };
}

function refusal(trace: Trace, answer: Answer, templates: ReportOptions['templates']): string[] {
  const sequence = new Sequence(titleOf(trace), templates);
  const client = sequence.lane(['Client'], true);
  const router = sequence.lane([answer.framework, `of ${answer.server}`]);
  sequence.call(client, router, [titleOf(trace)]);
  sequence.note(router, saidOf(answer));
  sequence.reply(router, client, [answer.status ?? '404']);
  return sequence.parts();
}
