// Stage matching: what a route asks of a request besides verb and path. In: the route and the request. Out: in words, what
// the request has not, and what it does not say; and the values of the host.

import type { Matcher, Route } from '../model/route-map.ts';
import type { Request, Value } from '../model/trace.ts';
import { matchesWhole } from './regexp.ts';
import { matchPath } from './template.ts';

export interface Rest {
  readonly parameters: readonly Value[];
  readonly open: readonly string[];
  readonly missing: readonly string[];
}

export function restOf({ host, matchers }: Route, request: Request): Rest {
  const parameters: Value[] = [];
  const open: string[] = [];
  const missing: string[] = [];
  if (host !== undefined && request.host === undefined) open.push(`the host is ${host}`);
  if (host !== undefined && request.host !== undefined) {
    const found = matchHost(host, request.host);
    if (found) parameters.push(...found);
    else missing.push(`the host ${host}`);
  }
  for (const matcher of matchers) {
    const verdict = holds(matcher, request);
    if (verdict === false) missing.push(nameOf(matcher));
    if (verdict === undefined) open.push(wordsOf(matcher));
  }
  return { parameters, open, missing };
}

/** A host may be written with a port, which requests here have lost, and with variables: `{sub}.example.org`. */
function matchHost(pattern: string, host: string): readonly Value[] | undefined {
  const bare = pattern.replace(/:\d+$/, '').toLowerCase();
  const pathParameters = [...bare.matchAll(/\{([^{}:]*)(?::((?:[^{}]|\{[^{}]*\})*))?\}/g)].map(
    ([, name, expression]) => ({
      name: name ?? '',
      slashes: false,
      pattern: expression ?? '[^.]+',
    }),
  );
  const path = bare.replace(/\{([^{}:]*)(?::(?:[^{}]|\{[^{}]*\})*)?\}/g, '{$1}');
  return matchPath({ path, pathParameters, holes: [] }, host.toLowerCase(), { anyCase: true })?.parameters;
}

/** Undefined where the request does not say. */
function holds({ kind, name = '', value }: Matcher, request: Request): boolean | undefined {
  switch (kind) {
    case 'scheme':
      if (request.scheme === undefined || value === undefined) return undefined;
      return value.split(/[\s,|]+/).includes(request.scheme);
    case 'header': {
      const given = request.headers?.[name.toLowerCase()];
      if (request.headers === undefined) return undefined;
      if (given === undefined) return false;
      return value === undefined || value === '' || given === value ? true : matchesWhole(value, given);
    }
    case 'query': {
      if (request.query === undefined) return undefined;
      const given = new URLSearchParams(request.query).get(name);
      if (given === null) return false;
      return matchesTemplate(value, given);
    }
    case 'custom':
      return undefined;
  }
}

/** `{name}` is any text, `{name:expression}` what it says. */
function matchesTemplate(template: string | undefined, text: string): boolean | undefined {
  if (template === undefined || template === '' || template === text) return true;
  const variable = /^\{[^{}:]*(?::(.*))?\}$/s.exec(template);
  if (!variable) return template.includes('{') ? undefined : false;
  return variable[1] === undefined ? true : matchesWhole(variable[1], text);
}

function wordsOf(matcher: Matcher): string {
  switch (matcher.kind) {
    case 'scheme':
      return `the scheme is ${matcher.value ?? '?'}`;
    case 'header':
    case 'query':
      return `it has ${nameOf(matcher)}`;
    case 'custom':
      return `${matcher.name ?? matcher.value ?? 'a matcher of the program'} says yes`;
  }
}

function nameOf({ kind, name = '?', value }: Matcher): string {
  switch (kind) {
    case 'scheme':
      return `the scheme ${value ?? '?'}`;
    case 'header':
      return `the header ${name}${value ? `: ${value}` : ''}`;
    case 'query':
      return `the query ${name}${value ? `=${value}` : ''}`;
    case 'custom':
      return name;
  }
}
