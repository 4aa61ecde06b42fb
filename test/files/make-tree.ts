// Test support: makes directories of files. In: paths and contents. Out: a temporary directory that vanishes after the
// test, opened if wanted.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenOptions, openRepository } from '../../src/files/index.ts';
import type { Repository } from '../../src/model/source.ts';

export type Contents = Readonly<Record<string, string>>;

export function makeTree(contents: Contents): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'routemap-files-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export function openTree(contents: Contents, options: Partial<OpenOptions> = {}): Repository {
  return open(makeTree(contents), options);
}

export function open(cwd: string, options: Partial<OpenOptions> = {}): Repository {
  return openRepository({ path: '.', env: {}, cwd, ...options });
}

/** A Go file of `package name` with imports. */
export function go(name: string, ...imports: string[]): string {
  return `package ${name}\n\n${imports.map((path) => `import _ "${path}"\n`).join('')}`;
}

export function paths(repository: Repository): string[] {
  return repository.files.map((file) => file.path);
}
