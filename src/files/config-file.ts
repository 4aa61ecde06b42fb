// Stage files: the file of configuration. In: a repository, and the file that was asked for, if any. Out: its text, and
// its name for messages. Without one asked for it is the nearest from PATH up to the root: nothing above is read.

import { readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { Repository } from '../model/source.ts';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import { systemDisk, Tree } from './disk.ts';
import { reasonOf } from './findings.ts';

const NAME = 'routemap.config.json';

export interface ConfigFile {
  readonly name: string;
  readonly text: string;
}

/** `asked` is relative to `cwd`; false asks for none. */
export function findConfig(
  { root, selected }: Pick<Repository, 'root' | 'selected'>,
  asked: string | false | undefined,
  cwd: string,
): ConfigFile | undefined {
  if (asked === false) return undefined;
  if (asked !== undefined) return { name: asked, text: readAsked(asked, cwd) };
  const tree = new Tree(root, systemDisk(), []);
  for (let directory = selected; ; directory = posix.dirname(directory)) {
    const name = posix.join(directory, NAME);
    const text = tree.readIfFile(name)?.toString('utf8');
    if (text !== undefined) return { name, text };
    if (directory === '.') return undefined;
  }
}

function readAsked(asked: string, cwd: string): string {
  const path = resolve(cwd, asked);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = reasonOf(error);
    const name = nearest(posix.basename(asked), namesIn(dirname(path)));
    const advice = name
      ? `Did you mean ${join(dirname(asked), name)}?`
      : `Without --config the nearest ${NAME} counts; docs/configuration.md says what is in one`;
    throw new UsageError(`${asked}: ${reason}. ${advice}`);
  }
}

function namesIn(directory: string): string[] {
  try {
    return systemDisk()
      .list(directory)
      .filter(({ kind }) => kind === 'file')
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
