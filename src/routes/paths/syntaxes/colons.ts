// Stage routes, paths: `:name` and `*name`, as gin, echo, httprouter, hertz, httptreemux and GoFrame read them. In: text and an
// index. Out: the token that begins there. A name ends at the next slash, so that `/:id.json` has a parameter
// `id.json`. Text behind a catch-all is dropped: gin refuses it, echo never looks at it.

import { mark } from '../pieces.ts';
import { isSegmentStart, literal, parameter, type Read, segmentEnd, type Token, wildcard } from './token.ts';

/** gin and echo: as httprouter, and `\:` is a colon. */
export function readColon(text: string, at: number): Read {
  if (text.startsWith('\\:', at)) return { tokens: [literal(':')], end: at + 2 };
  return readHttpRouter(text, at);
}

export function readHttpRouter(text: string, at: number): Read {
  if (text[at] === '*') {
    const name = text.slice(at + 1, segmentEnd(text, at));
    return { tokens: [name === '' ? wildcard : parameter(name, true)], end: text.length };
  }
  if (text[at] !== ':') return undefined;
  const end = nameEnd(text, at + 1);
  const token = named(text.slice(at + 1, end), text[end]);
  return token && { tokens: [token], end: token.kind === 'text' ? end + 1 : end };
}

/** httptreemux and bunrouter: as httprouter, but at the start of a segment alone; there `\:` is a colon. */
export function readTreeMux(text: string, at: number): Read {
  if (!isSegmentStart(text, at)) return undefined;
  if (/^\\[:*\\]/.test(text.slice(at))) return { tokens: [literal(text.charAt(at + 1))], end: at + 2 };
  return readHttpRouter(text, at);
}

/** flow: `:name` and `:name|regex` are whole segments, `...` is the last one. */
export function readFlow(text: string, at: number): Read {
  if (!isSegmentStart(text, at)) return undefined;
  const end = segmentEnd(text, at);
  const segment = text.slice(at, end);
  if (segment === '...' && end === text.length) return { tokens: [wildcard], end };
  if (text[at] !== ':') return undefined;
  const [name = '', ...pattern] = segment.slice(1).split('|');
  return { tokens: [parameter(name, false, pattern.join('|').replaceAll(mark, '{?}'))], end };
}

/** `:name` and `*name` are whole segments, `{name}` and a bare `*` stand anywhere. */
export function readGoFrame(text: string, at: number): Read {
  const sign = text[at];
  if (sign === '/' && text[at - 1] === '/') return { tokens: [], end: at + 1 };
  if (sign === '{') {
    const name = /^\{([\w.\-\0]+)\}/.exec(text.slice(at, segmentEnd(text, at)))?.[1];
    return name === undefined ? undefined : { tokens: [parameter(name, false)], end: at + name.length + 2 };
  }
  const starts = isSegmentStart(text, at);
  if (sign === '*') {
    const end = starts ? segmentEnd(text, at) : at + 1;
    const name = text.slice(at + 1, end);
    return { tokens: [name === '' ? wildcard : parameter(name, true)], end };
  }
  if (sign !== ':' || !starts) return undefined;
  return readHttpRouter(text, at);
}

/** A hole ends a name: the text it stands for may begin with a slash. */
function nameEnd(text: string, at: number): number {
  const end = text.slice(at, segmentEnd(text, at)).indexOf(mark);
  return end < 0 ? segmentEnd(text, at) : at + end;
}

/** A sign without a name is text, and a hole where the name is not known. */
function named(name: string, next: string | undefined): Token | undefined {
  if (name !== '') return parameter(name, false);
  return next === mark ? literal(mark) : undefined;
}
