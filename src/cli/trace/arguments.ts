// Stage cli, trace: the words behind `trace`. In: words, and a curl command that was pasted without quotes. Out: the text
// of REQUEST, and PATH.

import { isVerb } from '../../matching/index.ts';
import { UsageError } from '../../model/usage-error.ts';

interface Traced {
  readonly request: string;
  readonly path: string;
}

/** From `curl` on the options are curl's. */
export function pastedCurl(argv: readonly string[]): [readonly string[], readonly string[] | undefined] {
  const at = argv.indexOf('curl');
  return at > 0 && argv.slice(0, at).includes('trace') ? [argv.slice(0, at), argv.slice(at)] : [argv, undefined];
}

export function readTrace(words: readonly string[], curl: readonly string[] | undefined): Traced {
  const [first, second, ...rest] = words;
  if (curl) {
    if (second !== undefined) throw onePath(words);
    return { request: curl.map(quoted).join(' '), path: pathOf(first) };
  }
  if (first === undefined || first.trim() === '') {
    throw new UsageError('trace needs a REQUEST: routemap trace GET /path. A directory called trace: routemap ./trace');
  }
  if (second !== undefined && isVerb(first)) {
    if (rest.length > 1) throw onePath(rest);
    return { request: `${first} ${second}`, path: pathOf(rest[0]) };
  }
  if (isVerb(first)) throw new UsageError(`${first} needs a path: routemap trace ${first} /path`);
  if (rest.length > 0) throw onePath([second ?? '', ...rest]);
  if (first === '-' && second === '-')
    throw new UsageError('requests and a saved map cannot both come from standard input');
  return { request: first, path: pathOf(second) };
}

function pathOf(word: string | undefined): string {
  if (word === '') throw new UsageError('PATH is empty. Leave it out for the current directory');
  return word ?? '.';
}

function onePath(words: readonly string[]): UsageError {
  return new UsageError(`one PATH only, not ${words.join(' and ')}. See routemap trace --help`);
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
