// Stage reporters, trace: what is said of a trace in every format for people. In: a trace, one of its answers, a hop. Out:
// plain text, not yet made harmless; and which servers are worth more than a line.

import type { Answer, Close, Hop, Other, Trace } from '../../model/trace.ts';

export const labels: Readonly<Record<Hop['kind'], string>> = {
  entry: 'entry',
  call: '',
  listener: 'listener',
  router: 'mux',
  route: 'route',
  middleware: 'passes',
  handler: 'handler',
  fallback: 'fallback',
  read: 'reads',
  backend: 'calls',
  implementation: '',
  onward: '',
  response: 'answers',
  note: '',
};

export function titleOf({ asked, request }: Trace): string {
  return request ? `${request.method} ${request.host ?? ''}${request.path}` : asked;
}

/** Servers that say less than another are one line; of several of which none knows the path the first is shown. */
export function shownOf(trace: Trace): { shown: readonly Answer[]; rest: readonly Answer[] } {
  const { answers } = trace;
  const best = Math.max(...answers.map((one) => weightOf(one, trace)));
  const most = answers.filter((one) => weightOf(one, trace) === best);
  const shown = best === 0 ? most.slice(0, 1) : most;
  return { shown, rest: answers.filter((one) => !shown.includes(one)) };
}

/** How much a server has to say. */
function weightOf({ outcome, everything, refuses, close }: Answer, { answered }: Trace): number {
  switch (outcome) {
    case 'route':
      return everything ? (refuses || !answered ? 1 : 2) : refuses ? 2 : 3;
    case 'fallback':
      return 2;
    case 'framework':
      return close.length > 0 ? 1 : 0;
  }
}

export function briefly(answer: Answer): string {
  const { server, route, hops } = answer;
  const handler = hops.find(({ kind }) => kind === 'handler')?.text ?? '?';
  return `${server}: ${verdictOf(answer)}${route ? `, ${handler}` : ''}`;
}

/** Who answers, and why it is this one. */
export function saidOf(answer: Answer): string[] {
  const { redirect, notes } = answer;
  return [
    ...(redirect ? [`answered ${redirect.status}, sent to ${redirect.location}: ${redirect.why}. There:`] : []),
    verdictOf(answer),
    ...notes,
  ];
}

function verdictOf({ outcome, route, fallback, status, framework, refuses }: Answer): string {
  const answers = status === undefined ? '' : ` answers ${status}`;
  switch (outcome) {
    case 'route': {
      const { id = '', method = '', path = '', parameters = [], open = [] } = route ?? {};
      const as = id === `${method} ${path}` ? '' : `, as ${path}`;
      const values = parameters.map(({ name, value }) => `${name} = ${value}`).join(', ');
      const conditions = open.length === 0 ? '' : `; only if ${open.join(', and ')}`;
      return `route ${id}${as}${values === '' ? '' : `   ${values}`}${conditions}${refuses && answers !== '' ? `, which${answers}` : ''}`;
    }
    case 'fallback': {
      const kind = fallback?.kind === 'methodNotAllowed' ? 'method-not-allowed' : 'not-found';
      return `no route; ${fallback?.handler.name ?? '?'}${answers === '' ? ' answers' : answers} as the ${kind} fallback`;
    }
    case 'framework':
      return `no route; ${framework}${answers} by itself`;
  }
}

/** Its id, and which of its paths it is where that is not the first. */
export function nameOf({ id, method, path }: Other | Close): string {
  return id === `${method} ${path}` ? id : `${id}, as ${path}`;
}
