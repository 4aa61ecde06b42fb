// Stage evaluate: package net/url. In: texts, and URL structs, which are objects with the fields of url.URL. Out: the
// same. Left out: query values, user information beyond its text, references.

import type { Type } from '../../packages/index.ts';
import type { Store } from '../values/store.ts';
import { nil, tuple, type Value } from '../values/value.ts';
import {
  type Call,
  each,
  failure,
  fine,
  objectOf,
  type Run,
  type Table,
  textAt,
  textOf,
  textsFrom,
  textValue,
  types,
  unknownResult,
  unknownText,
} from './call.ts';
import { overValues } from './choices.ts';
import { join } from './text/path.ts';
import { changed, concat, flat, known, onlyHole, plain, slice, type Text } from './text/pieces.ts';
import { escapedPath, fromUrl, parse as parseText, toUrl, type UrlParts } from './text/url.ts';

type Obj = Parameters<Store['set']>[0];

const urlType: Type = { kind: 'named', path: 'net/url', name: 'URL', args: [] };

function newUrl(call: Call, parts: Readonly<Record<string, Text>>): Value {
  const { m, site } = call;
  const obj = m.store.create('struct', urlType, site.at);
  for (const name of ['Scheme', 'Opaque', 'Host', 'Path', 'RawPath', 'RawQuery', 'Fragment', 'RawFragment'])
    m.store.set(obj, name, textValue(parts[name] ?? []));
  m.store.set(obj, 'User', parts.User && parts.User.length > 0 ? textValue(parts.User) : nil);
  return { kind: 'pointer', obj };
}

function parse(call: Call): Value {
  const text = textAt(call, 0);
  const whole = known(text);
  const pointer: Type = { kind: 'pointer', element: urlType };
  if (whole === undefined) return tuple([unknownResult(call, pointer, text), unknownResult(call, types.error, text)]);
  const parts = parseText(whole);
  if (!parts)
    return tuple([nil, failure(call, 'errors.New', [textValue(concat(plain('parse ', call.site.at), text))])]);
  return fine(newUrl(call, placed(parts, text, call)));
}

function placed(parts: UrlParts, text: Text, { site }: Call): Record<string, Text> {
  const at = text.length === 1 ? (text[0]?.at ?? site.at) : site.at;
  const { scheme, opaque, user, host, path, rawPath, rawQuery, fragment } = parts;
  const fields = {
    Scheme: scheme,
    Opaque: opaque,
    User: user,
    Host: host,
    Path: path,
    RawPath: rawPath,
    RawQuery: rawQuery,
    Fragment: fragment,
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value, at)]));
}

const urlFields = ['Scheme', 'Opaque', 'User', 'Host', 'Path', 'RawPath', 'RawQuery', 'Fragment'] as const;

type Fields = Readonly<Record<(typeof urlFields)[number], Text>>;

/** `run` gets the fields of the URL, once for each combination of what they may be. */
function withFields(call: Call, value: Value, run: (fields: Fields) => Value | undefined): Value | undefined {
  const obj = urlObject(call, value);
  if (!obj) return undefined;
  const held = urlFields.map((name) => obj.slots.get(name) ?? (obj.source ? unknownText(call, []) : textValue([])));
  return overValues(call.m, held, (values) => {
    const texts = values.map((one) => (one.kind === 'nil' ? [] : textOf(call, one, -1)));
    const [Scheme = [], Opaque = [], User = [], Host = [], Path = [], RawPath = [], RawQuery = [], Fragment = []] =
      texts;
    return run({ Scheme, Opaque, User, Host, Path, RawPath, RawQuery, Fragment });
  });
}

function urlObject(call: Call, value: Value): Obj | undefined {
  const obj = objectOf(call.m, value);
  const type = obj?.type;
  return type?.kind === 'named' && type.path === 'net/url' && type.name === 'URL' ? obj : undefined;
}

/** What `%s` shows of a URL. */
export function urlText(call: Call, value: Value): Text | undefined {
  const text = withFields(call, value, (fields) => textValue(assemble(fields, call)));
  return text?.kind === 'text' ? text.pieces : undefined;
}

function assemble(fields: Fields, { site }: Call): Text {
  const mark = (text: string): Text => plain(text, site.at);
  const { Scheme, Opaque, User, Host, RawQuery, Fragment } = fields;
  const scheme = Scheme.length > 0 ? concat(Scheme, mark(':')) : [];
  const query = RawQuery.length > 0 ? concat(mark('?'), RawQuery) : [];
  const end =
    Fragment.length > 0
      ? concat(
          query,
          mark('#'),
          changed(Fragment, (part) => toUrl(part, 'fragment')),
        )
      : query;
  if (Opaque.length > 0) return concat(scheme, Opaque, end);
  const path = encoded(fields);
  const hasHost = Host.length > 0 || User.length > 0 || (Scheme.length > 0 && path.length > 0);
  const host = hasHost ? concat(mark('//'), User, mark(User.length > 0 ? '@' : ''), Host) : [];
  const slash = Host.length > 0 && path.length > 0 && !/^[/\uffff]/.test(flat(path)) ? mark('/') : [];
  return concat(scheme, host, slash, path, end);
}

function encoded({ Path, RawPath }: Fields): Text {
  const [path, raw] = [known(Path), known(RawPath)];
  if (path === undefined || raw === undefined || raw === '') return changed(Path, (part) => toUrl(part, 'path'));
  return escapedPath(path, raw) === raw ? RawPath : changed(Path, (part) => toUrl(part, 'path'));
}

/** Cleans; keeps one slash at the end. */
function joinPath(call: Call, base: Text, more: readonly Text[]): Text | undefined {
  const { at } = call.site;
  const isRelative = !/^[/\uffff]/.test(flat(base));
  const joined = join([isRelative ? concat(plain('/', at), base) : base, ...more], at);
  const last = [base, ...more].at(-1) ?? [];
  const closed =
    joined && flat(last).endsWith('/') && !flat(joined).endsWith('/') ? concat(joined, plain('/', at)) : joined;
  return closed && isRelative ? slice(closed, 1) : closed;
}

/** The base is cut before its path, query and fragment; a hole at its start stands for scheme and host too. */
function joinText(call: Call): Value {
  const base = textAt(call, 0);
  const whole = known(base);
  const parts = whole === undefined ? undefined : parseText(whole);
  if (whole !== undefined && !parts) return tuple([textValue([]), failure(call, 'errors.New', [textValue(base)])]);
  const head = /^(?:[a-zA-Z][\w+.-]*:)?(?:\/\/[^/?#]*)?/.exec(flat(base))?.[0].length ?? 0;
  const rest = flat(base).slice(head);
  const end = head + (/[?#]/.exec(rest)?.index ?? rest.length);
  const start = slice(base, head, end);
  const path = joinPath(call, head > 0 && start.length === 0 ? plain('/', call.site.at) : start, textsFrom(call, 1));
  const text =
    path &&
    concat(
      slice(base, 0, head),
      changed(path, (part) => toUrl(fromUrl(part, 'path') ?? part, 'path')),
      slice(base, end),
    );
  return fine(text ? textValue(text) : unknownText(call, base));
}

const joinUrl: Run = (call) =>
  withFields(call, call.receiver, (fields) => {
    const joined = joinPath(call, fields.Path, textsFrom(call, 0));
    const Path = joined && changed(joined, (part) => fromUrl(part, 'path') ?? part);
    return newUrl(call, { ...fields, Path: Path ?? textsFrom(call, 0).flat(), RawPath: [] });
  });

const field =
  (make: (fields: Fields, call: Call) => Text): Run =>
  (call) =>
    withFields(call, call.receiver, (fields) => textValue(make(fields, call)));

const escaped =
  (mode: 'segment' | 'query'): Run =>
  (call) => {
    const text = textAt(call, 0);
    return onlyHole(text) ? unknownText(call, text) : textValue(changed(text, (part) => toUrl(part, mode)));
  };

const unescaped =
  (mode: 'segment' | 'query'): Run =>
  (call) => {
    const text = textAt(call, 0);
    const whole = known(text);
    if (whole === undefined) return tuple([unknownText(call, text), unknownResult(call, types.error, text)]);
    const plainText = fromUrl(whole, mode);
    if (plainText === undefined) return tuple([textValue([]), failure(call, 'errors.New', [textValue(text)])]);
    return fine(textValue(plain(plainText, text[0]?.at ?? call.site.at)));
  };

export const urls: Table = {
  'net/url.Parse': each(parse),
  'net/url.ParseRequestURI': each(parse),
  'net/url.JoinPath': each(joinText),
  'net/url.PathEscape': each(escaped('segment')),
  'net/url.QueryEscape': each(escaped('query')),
  'net/url.PathUnescape': each(unescaped('segment')),
  'net/url.QueryUnescape': each(unescaped('query')),
  'net.JoinHostPort': each((call) => {
    const [host, port] = [textAt(call, 0), textAt(call, 1)];
    const mark = (text: string): Text => plain(text, call.site.at);
    const quoted = flat(host).includes(':') ? concat(mark('['), host, mark(']')) : host;
    return textValue(concat(quoted, mark(':'), port));
  }),
  'net/url.(*URL).JoinPath': each(joinUrl),
  'net/url.(*URL).String': each(field(assemble)),
  'net/url.(*URL).EscapedPath': each(field(encoded)),
  'net/url.(*URL).Hostname': each(field(({ Host }) => slice(Host, 0, flat(Host).replace(/:\d*$/, '').length))),
  'net/url.(*URL).Port': each(field(({ Host }) => slice(Host, (/:\d*$/.exec(flat(Host))?.index ?? Infinity) + 1))),
};
