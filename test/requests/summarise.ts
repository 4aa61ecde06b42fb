// Test support: small Go modules to the error kinds of their functions, as lines: depth, the function that makes it,
// what it is. A module is one file of package m, or files by path; every text gets `package m` where it has none.

import { onTestFinished } from 'vitest';
import { statusCodes } from '../../src/frameworks/status-codes.ts';
import type { Declaration } from '../../src/model/syntax.ts';
import { Members, Universe } from '../../src/packages/index.ts';
import {
  type ErrorKind,
  ErrorSummaries,
  type ErrorSummaryOptions,
  type Made,
} from '../../src/requests/errors/index.ts';
import { createSyntax } from '../../src/syntax/index.ts';
import { openTree } from '../files/make-tree.ts';

export type Files = string | Readonly<Record<string, string>>;

/** Line and column of a kind are left to `places`. */
export async function summarise(
  files: Files,
  name = 'F',
  options: ErrorSummaryOptions = { constants: status },
): Promise<string[]> {
  return (await kindsOf(files, name, options)).map(line);
}

export async function places(files: Files, name = 'F'): Promise<string[]> {
  const kinds = await kindsOf(files, name, { constants: status });
  return kinds.map(({ at }) => `${at.file.path}: ${at.file.text().slice(at.pos).split('\n')[0]}`);
}

async function kindsOf(files: Files, name: string, options: ErrorSummaryOptions): Promise<readonly ErrorKind[]> {
  const given = typeof files === 'string' ? { 'm.go': files } : files;
  const contents = Object.fromEntries(
    Object.entries(given).map(([path, text]) => [path, /^package /m.test(text) ? text : `package m\n${text}`]),
  );
  const repository = openTree({ 'go.mod': 'module m\n\ngo 1.24\n', ...contents });
  const syntax = await createSyntax();
  const universe = new Universe(repository, (file) => syntax.file(file));
  onTestFinished(() => {
    if (syntax.diagnostics.length > 0) throw new Error(JSON.stringify(syntax.diagnostics));
  });
  const pkg = universe.package('m', '.');
  const [first, method] = name.split('.');
  const declaration = method ? pkg?.method(first!, method) : pkg?.member(name);
  if (!declaration) throw new Error(`no ${name}`);
  return new ErrorSummaries(universe, new Members(universe), options).of(declaration);
}

function status(symbol: string): number | undefined {
  const name = /^net\/http\.(\w+)$/.exec(symbol)?.[1];
  return Object.entries(statusCodes).find(([key]) => key === name)?.[1];
}

function line({ what, from, depth }: ErrorKind): string {
  return `${depth} ${named(from)} ${written(what)}`;
}

function named({ receiver, name }: Declaration): string {
  return receiver ? `${receiver}.${name}` : name;
}

function written(what: Made): string {
  switch (what.kind) {
    case 'type': {
      const fields = [...what.fields].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      const name = what.type.kind === 'named' ? `${what.type.path}.${what.type.name}` : '?';
      return `${name}{${fields.join(', ')}}`;
    }
    case 'variable':
      return what.declaration.name;
    case 'call':
    case 'external': {
      const args = what.numbers.map((number, i) => number ?? JSON.stringify(what.texts[i]) ?? what.names[i] ?? '_');
      const name = what.kind === 'call' ? what.declaration.name : what.symbol;
      return what.numbers.length === 0 && what.kind === 'external' ? name : `${name}(${args.join(', ')})`;
    }
  }
}
