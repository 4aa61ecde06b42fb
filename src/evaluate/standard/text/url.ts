// Stage evaluate: URLs of known text, without a machine. In: text. Out: its parts as net/url.Parse says, and texts
// escaped or read as that package does. Undefined where Go gives an error.

export interface UrlParts {
  readonly scheme: string;
  readonly opaque: string;
  readonly user: string;
  readonly host: string;
  readonly path: string;
  /** Set where the default encoding of `path` is another. */
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly fragment: string;
}

type Mode = 'path' | 'segment' | 'query' | 'fragment';

/** What stays as it is besides letters, digits and `-_.~`. */
const free: Readonly<Record<Mode, RegExp>> = {
  path: /[\w.~$&+,/:;=@-]/,
  segment: /[\w.~$&+:=@-]/,
  query: /[\w.~-]/,
  fragment: /[\w.~$&+,/:;=@!()*?-]/,
};

export function toUrl(text: string, mode: Mode): string {
  return [...text]
    .map((rune) => {
      if (free[mode].test(rune)) return rune;
      if (rune === ' ' && mode === 'query') return '+';
      return [...new TextEncoder().encode(rune)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join('');
    })
    .join('');
}

export function fromUrl(text: string, mode: Mode): string | undefined {
  if (/%(?![\da-fA-F]{2})/.test(text)) return undefined;
  const spaced = mode === 'query' ? text.replaceAll('+', ' ') : text;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}

export function parse(whole: string): UrlParts | undefined {
  if (/\p{Cc}/u.test(whole)) return undefined;
  const hash = whole.indexOf('#');
  const fragment = hash < 0 ? '' : fromUrl(whole.slice(hash + 1), 'fragment');
  const [, scheme = '', afterScheme = ''] =
    /^(?:([a-zA-Z][a-zA-Z\d+.-]*):)?(.*)$/.exec(hash < 0 ? whole : whole.slice(0, hash)) ?? [];
  if (fragment === undefined || (scheme === '' && afterScheme.startsWith(':'))) return undefined;
  const mark = afterScheme.indexOf('?');
  const rawQuery = mark < 0 ? '' : afterScheme.slice(mark + 1);
  const rest = mark < 0 ? afterScheme : afterScheme.slice(0, mark);
  const none = {
    scheme: scheme.toLowerCase(),
    opaque: '',
    user: '',
    host: '',
    path: '',
    rawPath: '',
    rawQuery,
    fragment,
  };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...none, opaque: rest };
    if (rest.split('/')[0]?.includes(':')) return undefined;
  }
  const [, authority, path = ''] = /^(?:\/\/([^/]*))?(.*)$/.exec(rest) ?? [];
  const unescaped = fromUrl(path, 'path');
  if (unescaped === undefined) return undefined;
  const rawPath = toUrl(unescaped, 'path') === path ? '' : path;
  const at = authority?.lastIndexOf('@') ?? -1;
  const host = authority?.slice(at + 1) ?? '';
  if (/[\s<>"]/.test(host) || /:(?!\d*$)/.test(host.replace(/^\[[^\]]*\]/, ''))) return undefined;
  return { ...none, user: authority?.slice(0, Math.max(at, 0)) ?? '', host, path: unescaped, rawPath };
}

/** The path as it stands in a URL: `raw` where it is an encoding of the path, else the default one. */
export function escapedPath(path: string, raw: string): string {
  const fits = raw !== '' && /^[\w.~!$&'()*+,;=:@[\]%/-]*$/.test(raw) && fromUrl(raw, 'path') === path;
  return fits ? raw : path === '*' ? '*' : toUrl(path, 'path');
}
