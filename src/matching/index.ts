// Stage matching: what happens to a request, from the document alone. In: a RouteMap, the servers to ask, what was asked.
// Out: a Trace: what each server does with it, and the way through the program.

import type { RouteMap, Server } from '../model/route-map.ts';
import type { Answer, Trace } from '../model/trace.ts';
import { UsageError } from '../model/usage-error.ts';
import { answerOf } from './answer.ts';
import type { Asked } from './asked/index.ts';
import { type Form, pathOf } from './match.ts';
import { nearName, routesNamed } from './named.ts';
import { refusalOf } from './refusal.ts';
import { walkOf } from './walk.ts';

export { type Asked, isVerb, readAsked } from './asked/index.ts';

/** Throws UsageError where a name means nothing in the map. */
export function traceRequest(map: RouteMap, servers: readonly Server[], asked: Asked): Trace {
  return asked.kind === 'request' ? byRequest(map, servers, asked) : byName(map, servers, asked.text);
}

function byRequest(
  map: RouteMap,
  servers: readonly Server[],
  { text, request }: Extract<Asked, { kind: 'request' }>,
): Trace {
  const found = servers.map((server) => ({ server, found: answerOf(map, server, request) }));
  const answers = found.map(({ server, found: { match, by, ...answer } }): Answer => {
    const hops = match || by ? walkOf(map, server, { form: match?.form, fallback: by }) : [];
    return { ...answer, hops };
  });
  const answered = answers.some((one) => isAnswer(one, answers));
  return { asked: text, request, answered, answers };
}

/**
 * A route that takes every path counts as one only if no other server knows a close route: `/` is how handlers for what
 * nobody answers are written in net/http, and the request was meant for the other.
 */
function isAnswer({ outcome, refuses, everything }: Answer, all: readonly Answer[]): boolean {
  return outcome === 'route' && !refuses && !(everything && all.some(({ close }) => close.length > 0));
}

function byName(map: RouteMap, servers: readonly Server[], name: string): Trace {
  const ids = new Set(servers.map(({ id }) => id));
  const routes = map.routes.filter(({ server }) => ids.has(server));
  const forms = routesNamed(routes, name);
  if (forms.length === 0) throw unknown(name, nearName(routes, name));
  return { asked: name, answered: true, answers: forms.flatMap((form) => named(map, servers, form)) };
}

function named(map: RouteMap, servers: readonly Server[], form: Form): Answer[] {
  const server = servers.find(({ id }) => id === form.route.server);
  if (!server) return [];
  const status = refusalOf(map, server, form.route);
  return [
    {
      server: server.id,
      framework: server.framework,
      outcome: 'route',
      route: { ...pathOf(form), parameters: [], open: [] },
      ...(status === undefined ? {} : { refuses: true as const }),
      ...(status === undefined || status === '' ? {} : { status }),
      notes: form.route.shadowedBy === undefined ? [] : [`${form.route.shadowedBy} takes all its requests`],
      others: [],
      close: [],
      hops: walkOf(map, server, { form }),
    },
  ];
}

function unknown(name: string, suggestion: string | undefined): UsageError {
  const advice =
    suggestion === undefined
      ? 'A request is written GET /path; a route by its id, a handler by its name, as in the list: routemap'
      : `Did you mean ${suggestion}?`;
  return new UsageError(`"${name}" is no request, and no route or handler has this name. ${advice}`);
}
