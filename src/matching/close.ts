// Stage matching: which routes are close to a request that no route answers. In: the routes of a server, the request.
// Out: the nearest few, by an edit distance over segments: a parameter takes any segment, letters count one each.

import type { Matching, Route } from '../model/route-map.ts';
import { editDistance } from '../model/suggest.ts';
import type { Close, Request } from '../model/trace.ts';
import { type Form, formsOf, pathOf } from './match.ts';
import { lookedUp } from './request.ts';
import { matchPath, tokensOf } from './template.ts';

/** More than these say nothing. */
const SHOWN = 5;
/** Nobody mistypes such a path. */
const LONGEST = 1000;
/** A segment too many or too few, at least: long text counts more. */
const SEGMENT = 3;
/** A path that is near, but for another verb. */
const VERB = 1;
/** A value for several segments is a poorer likeness than text, for each segment. */
const REST = 1;

export function closeRoutes(routes: readonly Route[], request: Request, rules: Matching): Close[] {
  const path = lookedUp(request.path, rules);
  if (path.length > LONGEST) return [];
  const limit = Math.max(2, Math.floor(path.length / 3));
  const found = routes.flatMap((route, rank) => {
    const forms = formsOf(route).map((form) => ({ form, distance: distanceTo(form, path, limit) }));
    const best = forms.reduce((a, b) => (b.distance < a.distance ? b : a));
    const isVerb = route.method === '*' || route.method === request.method;
    return [{ route, rank, form: best.form, distance: best.distance + (isVerb ? 0 : VERB) }];
  });
  const near = found.filter(({ distance }) => distance <= limit);
  const least = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance <= least + VERB)
    .sort((a, b) => a.distance - b.distance || a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ route, form }) => {
      const { file, line, column } = route.declaration;
      const handler = route.handler?.name;
      return { ...pathOf(form), ...(handler === undefined ? {} : { handler }), file, line, column };
    });
}

/** Infinity for a path without text of its own: it is close to everything. */
function distanceTo(form: Form, path: string, limit: number): number {
  const theirs = segmentsOf(form);
  if (!tokensOf(form).some((token) => token.kind === 'text' && /[^/]/.test(token.text))) return Infinity;
  const ours = path.split('/').slice(1);
  const missing = Math.abs(theirs.length - ours.length) - 1;
  if (missing * SEGMENT > limit && !theirs.some(({ rest }) => rest)) return Infinity;
  // A closing slash is a segment without text.
  const cost = (text: string): number =>
    text === '' ? 1 : text.includes('{') ? SEGMENT : Math.max(SEGMENT, text.length);
  let row = [0];
  for (const own of ours) row.push((row.at(-1) ?? 0) + cost(own));
  for (const segment of theirs) {
    const next = [(row[0] ?? 0) + cost(segment.text)];
    for (const [j, own] of ours.entries()) {
      const replaced = (row[j] ?? 0) + between(segment, own);
      // A value that may hold slashes goes on.
      const longer = segment.rest ? (next[j] ?? 0) + REST : Infinity;
      next.push(Math.min(replaced, longer, (row[j + 1] ?? 0) + cost(segment.text), (next[j] ?? 0) + cost(own)));
    }
    row = next;
  }
  return row.at(-1) ?? Infinity;
}

interface Segment {
  readonly text: string;
  readonly rest: boolean;
  readonly form: Pick<Form, 'path' | 'pathParameters' | 'holes'>;
}

function segmentsOf(form: Form): readonly Segment[] {
  const parameters = form.pathParameters.values();
  const written = form.subtree ? `${form.path.replace(/\/$/, '')}/{...}` : form.path;
  return written
    .split('/')
    .slice(1)
    .map((text) => {
      const names = [...text.matchAll(/\{([^{}]*)\}/g)].filter(([, name]) => name !== '...' && name !== '?');
      const pathParameters = names.flatMap(() => parameters.next().value ?? []);
      const rest = /\{\.\.\.\}/.test(text) || pathParameters.some(({ slashes }) => slashes);
      return { text, rest, form: { path: text, pathParameters, holes: [] } };
    });
}

function between({ text, rest, form }: Segment, own: string): number {
  if (!text.includes('{')) return Math.min(editDistance(text.toLowerCase(), own.toLowerCase()), text.length + SEGMENT);
  if (matchPath(form, own, { anyCase: true })) return rest ? REST : 0;
  return SEGMENT;
}
