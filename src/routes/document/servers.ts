// Stage routes: servers as the document writes them. In: a server and its routes. Out: entries, listeners, what every
// request passes, fallbacks, the calls of the start.

import { constantText, type Frame, type ServeEvent } from '../../evaluate/index.ts';
import type { Framework } from '../../model/framework.ts';
import type { Listener, Matching, Route, Server, StartupCall } from '../../model/route-map.ts';
import { piecesOf, textOf } from '../paths/index.ts';
import type { Expanded, RawServer } from '../raw.ts';
import type { Spelling } from '../spelling.ts';
import type { HandlerSpelling } from './handlers.ts';
import { passedByAll } from './shared.ts';

export function serverOf(
  server: RawServer,
  id: string,
  routes: readonly Route[],
  expanded: Expanded,
  spelling: Spelling,
  handlers: HandlerSpelling,
): Server {
  const { run, frame, at } = server;
  const entry = spelling.declared(run.entry);
  return {
    id,
    framework: server.framework.name,
    ...spelling.named(frame.symbol),
    ...spelling.place(at),
    entries: [
      {
        ...entry,
        package: run.evaluator.universe.owner(run.entry.file).path,
        ...spelling.place({ file: run.entry.file, pos: run.entry.pos }),
        chain: spelling.frames(frame, at),
        conditions: spelling.conditions(server.conds),
      },
    ],
    listeners: server.serves.map((serve) => listener(serve, spelling)),
    middleware: passedByAll(routes),
    matching: matchingOf([server.framework, ...expanded.routes.map(({ framework }) => framework)]),
    fallbacks: expanded.fallbacks.flatMap(({ kind, host, path, walked, middleware }) => {
      const handler = handlers.handler(walked.target);
      const where = { ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) };
      return handler
        ? [{ kind, ...where, handler, middleware: middleware.map((one) => handlers.middleware(one)) }]
        : [];
    }),
    startup: startup(server, expanded, spelling),
    registrations: expanded.registrations.size,
    unresolved: new Set(expanded.unresolved.map(({ registration }) => registration)).size,
  };
}

/** What matching a request needs to know of the routers, so that a saved document has it too. */
function matchingOf(frameworks: readonly Framework[]): Matching[] {
  return [...new Map(frameworks.map((one) => [one.name, one])).values()].map(({ name, matching, loose, answers }) => ({
    framework: name,
    order: matching,
    ...(loose ? { anyCase: true, slash: 'ignored' as const } : {}),
    ...answers,
  }));
}

function listener(serve: ServeEvent, spelling: Spelling): Listener {
  const { network, address, tls, at } = serve;
  const from = address ?? serve.listener;
  const known = from && constantText(from);
  const text =
    from && from.kind !== 'nil' ? (known ?? textOf([{ syntax: 'plain', pieces: sourcesOf(from) }])) : undefined;
  return {
    ...(network === undefined ? {} : { network }),
    ...(text === undefined || text === '' ? {} : { address: text }),
    tls,
    ...spelling.place(at),
  };
}

/** The text of an address with the source of what is not known. */
function sourcesOf(value: Parameters<typeof piecesOf>[0]): ReturnType<typeof piecesOf> {
  return piecesOf(value).map((piece) => ('hole' in piece ? { text: piece.hole, at: piece.at } : piece));
}

/** The calls that lead to the router, its listeners and its registrations. */
function startup({ run, serves, frame }: RawServer, { registrations }: Expanded, spelling: Spelling): StartupCall[] {
  const leading = new Set<Frame>();
  for (const from of [frame, ...serves.map((serve) => serve.frame), ...[...registrations].map((one) => one.frame)])
    for (let at: Frame | undefined = from; at && !leading.has(at); at = at.parent) leading.add(at);
  return run.calls.flatMap(({ frame: callee, conds }): StartupCall[] => {
    const { parent, call } = callee;
    if (!leading.has(callee) || !parent || !call) return [];
    const [loop, condition] = (['loop', 'if'] as const).map(
      (kind) => conds.findLast((cond) => cond.kind === kind && !cond.implied)?.text,
    );
    return [
      {
        caller: parent.symbol,
        callee: callee.symbol,
        ...(loop === undefined ? {} : { loop }),
        ...(condition === undefined ? {} : { condition }),
        ...spelling.place(call),
      },
    ];
  });
}
