// Stage routes, paths: parameters in braces, as ServeMux, gorilla/mux, chi, go-restful and iris read them. In: text
// and an index. Out: the token that begins there. Braces nest in regular expressions; whether one may match a slash
// is the framework's affair: gorilla matches the whole path, chi and iris one segment.

import { matchesSlash } from '../../../matching/regexp.ts';
import { mark } from '../pieces.ts';
import { isSegmentStart, parameter, type Read, segmentEnd, type Token, wildcard } from './token.ts';

/** Go ≥ 1.22: a wildcard is a whole segment; `{$}` and `{name...}` stand at the end. */
export function readServeMux(text: string, at: number): Read {
  if (text[at] !== '{' || !isSegmentStart(text, at)) return undefined;
  const end = segmentEnd(text, at);
  const inner = /^\{([^{}]*)\}$/.exec(text.slice(at, end))?.[1];
  if (inner === undefined) return undefined;
  if (inner === '$' && end === text.length) return { tokens: [], end };
  const name = inner.replace(/\.\.\.$/, '');
  if (name !== inner && end < text.length) return undefined;
  if (!name.includes(mark) && !/^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name)) return undefined;
  return { tokens: [parameter(name, name !== inner)], end };
}

export function readBraces(text: string, at: number): Read {
  const found = inBraces(text, at);
  if (!found) return undefined;
  const { name, pattern, end } = found;
  return { tokens: [parameter(name, pattern !== undefined && matchesSlash(pattern), shownPattern(pattern))], end };
}

/** A regular expression of chi never sees a slash: its parameter ends at the next one. `*` takes the rest. */
export function readChi(text: string, at: number): Read {
  if (text[at] === '*') return { tokens: [wildcard], end: text.length };
  const found = inBraces(text, at);
  return found && { tokens: [parameter(found.name, false, shownPattern(found.pattern))], end: found.end };
}

/** Only `{name:*}`, and at the end a pattern that closes with `*`, goes on past a slash. */
export function readRestful(text: string, at: number): Read {
  const found = isSegmentStart(text, at) ? inBraces(text, at) : undefined;
  if (!found) return undefined;
  const name = found.name.trim();
  const pattern = found.pattern?.trim();
  if (pattern === '*') return { tokens: [parameter(name, true)], end: found.end };
  const slashes = found.end === text.length && pattern?.endsWith('*') === true;
  return { tokens: [parameter(name, slashes, shownPattern(pattern))], end: found.end };
}

/** `{name:type func(args) else 404}`; `:name` and `*name` are the spelling of older versions and still answer. */
export function readIris(text: string, at: number): Read {
  const sign = text[at];
  if ((sign === ':' || sign === '*') && isSegmentStart(text, at)) {
    const end = sign === '*' ? text.length : segmentEnd(text, at);
    const name = text.slice(at + 1, end);
    if (name === '') return sign === '*' ? { tokens: [wildcard], end } : undefined;
    return { tokens: [parameter(name, sign === '*')], end };
  }
  const found = inBraces(text, at);
  if (!found) return undefined;
  const name = found.name.trim().split(/\s/)[0] ?? '';
  const [type = '', ...functions] = (found.pattern ?? '')
    .replace(/\s+else\s+\d+\s*$/, '')
    .trim()
    .split(/\s+(?=\w+\()/);
  const only = functions.length === 1 ? /^regexp\((.*)\)$/s.exec(functions[0] ?? '')?.[1] : undefined;
  const written = [/^(?:string|path)$/.test(type) ? '' : type, only ?? functions.join(' ')].filter(Boolean).join(' ');
  return { tokens: [parameter(name, type === 'path', shownPattern(written))], end: found.end };
}

/**
 * grpc-gateway: `{name}` and `{name=*}` one segment, `{name=**}` the rest. `{name=people/*}` holds text, too, and answers
 * only below it: the text stands in the path, and the name for what is left open.
 */
export function readGateway(text: string, at: number): Read {
  if (text[at] === '*' && isSegmentStart(text, at)) return { tokens: [wildcard], end: segmentEnd(text, at) };
  const inner = text[at] === '{' ? /^\{([^{}=]*)(?:=([^{}]*))?\}/.exec(text.slice(at)) : undefined;
  if (!inner) return undefined;
  const [written, name = '', pattern = '*'] = inner;
  const end = at + written.length;
  const segments = pattern.split('/');
  const opens = segments.flatMap((segment, i) => (isOpen(segment) ? [i] : []));
  const names = opens.map((at, i) => (i === opens.length - 1 ? name : (segments[at - 1] ?? '*')));
  const isPlain = segments.every((segment) => isOpen(segment) || !segment.includes('*'));
  const isTold = names.every((one, i) => !one.includes('*') && names.indexOf(one) === i);
  if (opens.length === 0 || !isPlain || !isTold) {
    const expression = pattern.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^/]+'));
    return { tokens: [parameter(name, true, shownPattern(expression))], end };
  }
  const tokens = segments.flatMap((segment, i): Token[] => {
    const before: Token[] = i === 0 ? [] : [{ kind: 'text', text: '/' }];
    if (!isOpen(segment)) return [...before, { kind: 'text', text: segment }];
    return [...before, parameter(names[opens.indexOf(i)]!, segment === '**')];
  });
  return { tokens, end };
}

function isOpen(segment: string): boolean {
  return segment === '*' || segment === '**';
}

interface Braces {
  readonly name: string;
  readonly pattern?: string;
  readonly end: number;
}

/** The name up to the first colon and the pattern after it. A brace that nothing closes is text. */
function inBraces(text: string, at: number): Braces | undefined {
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}') depth--;
    if (depth > 0) continue;
    const inner = text.slice(at + 1, end);
    const colon = inner.indexOf(':');
    if (colon < 0) return { name: inner, end: end + 1 };
    return { name: inner.slice(0, colon), pattern: inner.slice(colon + 1), end: end + 1 };
  }
  return undefined;
}

function shownPattern(pattern: string | undefined): string | undefined {
  return pattern?.replaceAll(mark, '{?}');
}
