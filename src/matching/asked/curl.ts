// Stage matching: a pasted curl command. In: its words. Out: the request it would make: verb, URL, headers, what goes into
// the query. What is no matter for a router (output, proxies, certificates) is passed over.

import { UsageError } from '../../model/usage-error.ts';

export interface Curl {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Letters and names of options that take a value, which is none of a router's business. */
const otherValues: ReadonlySet<string> = new Set([
  ...'AbcCDeEKmoPQrtTuUwxyYz',
  ...['abstract-unix-socket', 'cacert', 'capath', 'cert', 'cert-type', 'ciphers', 'config', 'connect-timeout'],
  ...['connect-to', 'cookie', 'cookie-jar', 'dump-header', 'interface', 'key', 'key-type', 'limit-rate', 'max-redirs'],
  ...['max-time', 'noproxy', 'output', 'pass', 'proxy', 'proxy-user', 'range', 'resolve', 'retry', 'retry-delay'],
  ...['retry-max-time', 'stderr', 'tls-max', 'trace', 'trace-ascii', 'unix-socket', 'user', 'user-agent', 'write-out'],
  ...['upload-file', 'aws-sigv4', 'oauth2-bearer', 'output-dir', 'referer', 'proto', 'proto-default', 'proto-redir'],
  ...['alt-svc', 'continue-at', 'crlfile', 'curves', 'dns-interface', 'dns-servers', 'doh-url', 'engine'],
  ...['expect100-timeout', 'happy-eyeballs-timeout-ms', 'haproxy-clientip', 'hsts', 'ip-tos', 'keepalive-cnt'],
  ...['keepalive-time', 'libcurl', 'local-port', 'login-options', 'max-filesize', 'netrc-file', 'parallel-max'],
  ...['pinnedpubkey', 'preproxy', 'proxy-header', 'proxy1.0', 'rate', 'service-name', 'socks4', 'socks4a', 'socks5'],
  ...['socks5-hostname', 'speed-limit', 'speed-time', 'time-cond', 'tls13-ciphers', 'trace-config', 'variable'],
]);
const data: ReadonlySet<string> = new Set([
  'd',
  'data',
  'data-raw',
  'data-binary',
  'data-ascii',
  'data-urlencode',
  'json',
]);
const form: ReadonlySet<string> = new Set(['F', 'form', 'form-string']);
const long: Readonly<Record<string, string>> = { request: 'X', head: 'I', get: 'G', header: 'H', 'upload-file': 'T' };

/** What a shell does with the answer, or what it does next. */
const elsewhere = /^(?:[|&;]|\d?>)/;

export function readCurl(words: readonly string[]): Curl {
  const given = new Given();
  const rest = words.slice(1).values();
  let isOver = false;
  for (const word of rest) {
    if (elsewhere.test(word)) break;
    if (isOver || !/^-./.test(word)) given.address(word);
    else if (word === '--') isOver = true;
    else given.option(word, rest);
  }
  return given.request();
}

class Given {
  private url: string | undefined;
  private verb: string | undefined;
  private readonly headers: Record<string, string> = {};
  private readonly data: string[] = [];
  private readonly queries: string[] = [];
  private readonly flags = new Set<string>();

  /** curl would ask both; here the second is mostly a PATH. */
  address(word: string): void {
    if (this.url !== undefined)
      throw new UsageError(
        `the curl command asks ${this.url} and ${word}. One at a time; a PATH goes before it: routemap trace PATH curl …`,
      );
    this.url = word;
  }

  /** `-XPOST`, `-X POST`, `-sS`, `--request=POST`, `--request POST`. */
  option(word: string, rest: Iterator<string>): void {
    if (word.startsWith('--')) {
      const [name = '', inline] = cutAt(word.slice(2), '=');
      this.take(long[name] ?? name, () => inline ?? rest.next().value ?? '');
      return;
    }
    for (let i = 1; i < word.length; i++) {
      const inline = word.slice(i + 1);
      const takesRest = this.take(word.charAt(i), () => (inline === '' ? (rest.next().value ?? '') : inline));
      if (takesRest) return;
    }
  }

  request(): Curl {
    if (this.url === undefined) throw new UsageError('the curl command has no URL. Paste all of it, in single quotes');
    const query = [...this.queries, ...(this.flags.has('G') ? this.data : [])].join('&');
    const [address = ''] = cutAt(this.url, '#');
    const url = query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
    const sends = this.data.length > 0 || this.flags.has('form');
    const verb = this.flags.has('I')
      ? 'HEAD'
      : this.flags.has('T')
        ? 'PUT'
        : sends && !this.flags.has('G')
          ? 'POST'
          : 'GET';
    return {
      method: (this.verb ?? verb).toUpperCase(),
      url,
      headers: this.headers,
    };
  }

  /** True if it took a value. */
  private take(name: string, value: () => string): boolean {
    if (name === 'X') this.verb = value();
    else if (name === 'url') this.address(value());
    else if (name === 'H') this.header(value());
    else if (data.has(name)) this.data.push(value());
    else if (name === 'url-query') this.queries.push(value());
    else if (form.has(name)) {
      value();
      this.flags.add('form');
    } else if (otherValues.has(name)) {
      value();
      if (name === 'T') this.flags.add('T');
    } else {
      this.flags.add(name);
      return false;
    }
    return true;
  }

  private header(text: string): void {
    const [name = '', value = ''] = cutAt(text, ':');
    this.headers[name.trim().toLowerCase()] = value.trim();
  }
}

/** At the first one; the second part is undefined where there is none. */
function cutAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
