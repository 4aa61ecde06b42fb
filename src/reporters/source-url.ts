// Stage reporters: where a place of the sources can be read in a browser. In: what the map knows of its repository, and
// the template of --source-url. Out: a function from a place to an address, safe in HTML attributes and in links of
// markdown. Without a template the ways of known hosts count; without a revision nothing is linked: lines move.

import type { Place, RouteMap } from '../model/route-map.ts';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import { percent } from './percent.ts';

export type SourcePlace = Pick<Place, 'file' | 'line'>;
/** Undefined where nobody knows. */
export type SourceLink = (place: SourcePlace) => string | undefined;

const placeholders = ['repository', 'revision', 'file', 'line'];

const github = '{repository}/blob/{revision}/{file}#L{line}';
const gitlab = '{repository}/-/blob/{revision}/{file}#L{line}';
const gitea = '{repository}/src/commit/{revision}/{file}#L{line}';

const hosts: Readonly<Record<string, string>> = {
  'github.com': github,
  'gitlab.com': gitlab,
  'codeberg.org': gitea,
  'gitea.com': gitea,
  'bitbucket.org': '{repository}/src/{revision}/{file}#lines-{line}',
  'git.sr.ht': '{repository}/tree/{revision}/item/{file}#L{line}',
};

/** A host of one's own is mostly called after what runs on it: `gitlab.example.org`. */
const programs: Readonly<Record<string, string>> = { github, gitlab, gitea, forgejo: gitea };

/** Throws a UsageError if `template` cannot be one, whatever the map. */
export function checkSourceUrl(template: string): void {
  const wrong = (problem: string, advice: string): UsageError =>
    new UsageError(`--source-url "${template}": ${problem}. ${advice}`);
  for (const [, name = ''] of template.matchAll(/\{([^{}]*)\}/g)) {
    if (placeholders.includes(name)) continue;
    const near = nearest(name, placeholders);
    throw wrong(
      `unknown {${name}}`,
      near === undefined ? `There are {${placeholders.join('}, {')}}` : `Did you mean {${near}}?`,
    );
  }
  if (!template.includes('{file}'))
    throw wrong('it has no {file}', 'Example: https://github.com/me/it/blob/{revision}/{file}#L{line}');
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(template)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    throw wrong(
      `${scheme}: is no address of a page`,
      'It starts with https://, or it is relative: ../../{file}#L{line}',
    );
}

export function sourceLink(source: RouteMap['source'], template?: string): SourceLink {
  if (template === undefined) {
    const guessed = source.revision === undefined ? undefined : templateOf(source.repository);
    return guessed === undefined ? () => undefined : fill(guessed, source);
  }
  checkSourceUrl(template);
  for (const name of ['repository', 'revision'] as const) {
    if (source[name] !== undefined || !template.includes(`{${name}}`)) continue;
    throw new UsageError(`--source-url: the ${name} of these sources is not known. Write it in place of {${name}}`);
  }
  return fill(template, source);
}

function templateOf(repository = ''): string | undefined {
  if (!URL.canParse(repository)) return undefined;
  const { protocol, hostname } = new URL(repository);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const table = Object.hasOwn(hosts, hostname) ? hosts : programs;
  const name = table === hosts ? hostname : (hostname.split('.')[0] ?? '');
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function fill(template: string, { repository = '', revision = '' }: RouteMap['source']): SourceLink {
  return ({ file, line }) => {
    // Sources of other modules may lie outside of the root.
    if (/^(?:\/|\.\.(?:\/|$)|[A-Za-z]:)/.test(file)) return undefined;
    const values: Readonly<Record<string, string>> = {
      repository: repository.replace(/\/+$/, ''),
      revision: revision.split('/').map(encoded).join('/'),
      file: file.split('/').map(encoded).join('/'),
      line: String(line),
    };
    return harmless(template.trim().replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
  };
}

function encoded(segment: string): string {
  return encodeURIComponent(wellFormed(segment)).replace(/[!'()*~]/g, percent);
}

/** What could end an attribute, a link or a line. */
function harmless(address: string): string {
  return wellFormed(address).replace(/[^\x21-\x7e]|["'<>()[\]\\^`{|}*]/gu, percent);
}

/** Half a character has no bytes. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
