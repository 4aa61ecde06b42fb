// Stage files: the module cache of the machine. In: the environment, a module path and a version. Out: the directory
// that the go command would have unpacked them to; whether it is there, the reader finds out.

import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

export function moduleCache(env: Environment): string | undefined {
  if (env.GOMODCACHE) return env.GOMODCACHE;
  const workspace = env.GOPATH?.split(delimiter).find((path) => path !== '');
  if (workspace) return join(workspace, 'pkg', 'mod');
  const home = env.HOME || env.USERPROFILE;
  return home ? join(home, 'go', 'pkg', 'mod') : undefined;
}

export function cachedModule(cache: string, path: string, version: string): string {
  return `${cache.replace(/[/\\]+$/, '')}/${escaped(path)}@${escaped(version)}`;
}

/** Upper case is written `!` and lower case, for file systems that do not tell them apart. */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
