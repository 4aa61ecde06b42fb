// Links to sources: each leads to a line that holds what the link says. Whole repositories are scanned for it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { markdown } from '../../src/reporters/markdown/index.ts';
import { plain } from '../../src/reporters/options.ts';
import { scan } from '../../src/run.ts';
import { rendered } from './rendered.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const BASE = 'https://git.example.org/';

interface SourceLink {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

async function pagesOf(root: string): Promise<string[]> {
  const map = await scan({ path: root, config: false, requests: true, env: {} });
  const made = markdown(map, { ...plain, directory: true, sourceUrl: `${BASE}{file}#L{line}` });
  if (typeof made === 'string') throw new Error('one text, where a directory was meant');
  return made.files.map(({ text }) => text);
}

function linksOf(markdownText: string): SourceLink[] {
  return rendered(markdownText).links.flatMap(({ href, text }) => {
    const [, file = '', line] = /^https:\/\/git\.example\.org\/(.*)#L(\d+)$/.exec(href) ?? [];
    return file === '' ? [] : [{ text, file: decodeURIComponent(file), line: Number(line) }];
  });
}

/** What must stand in the line: a name without its package and receiver; of a closure, that it is one. */
function wanted({ text, file, line }: SourceLink): string | undefined {
  if (text === `${file}:${line}`) return undefined;
  const bare = text.replace(/\[\.\.\.\]$/, '');
  const last = bare.slice(bare.lastIndexOf('.') + 1);
  return /^(?:func)?\d+$/.test(last) ? 'func' : last;
}

const frameworks = ['chi', 'echo', 'gin', 'fiber', 'gorilla-mux', 'net-http'].filter((name) =>
  existsSync(join(fixtures, 'frameworks', name)),
);
const repositories = [
  ...readdirSync(join(fixtures, 'repositories')).map((name) => `repositories/${name}`),
  ...frameworks.map((name) => `frameworks/${name}`),
];

test.each(repositories)('%s', async (name) => {
  const root = join(fixtures, name);
  const lineOf = ({ file, line }: SourceLink) => readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '';
  const pages = await pagesOf(root);
  const links = pages.flatMap(linksOf);
  const wrong = links.flatMap((link) => {
    const line = lineOf(link);
    const word = wanted(link);
    return line.trim() !== '' && (word === undefined || line.includes(word))
      ? []
      : [`${link.text} -> ${link.file}:${link.line}: ${line.trim()}`];
  });
  expect(wrong).toEqual([]);
  expect(links.length).toBeGreaterThan(5);
});

/** Headings `GET /x/{id}` with the place that declares them. */
function declarations(page: string): { readonly path: string; readonly link: SourceLink }[] {
  return page.split(/^## /m).flatMap((part) => {
    const path = /^\S+ `+(?:[^`/]*)(\/[^`]*)`+$/m.exec(part.split('\n')[0]!)?.[1];
    const line = part.split('\n').find((one) => one.startsWith('- **Declared:** '));
    const [link] = line === undefined ? [] : linksOf(line);
    return path === undefined || link === undefined ? [] : [{ path, link }];
  });
}

test('where a route is declared, a part of its path is written', async () => {
  const root = join(fixtures, 'repositories/dockerd');
  const found = (await pagesOf(root)).flatMap(declarations);
  const wrong = found.filter(({ path, link }) => {
    const line = readFileSync(join(root, link.file), 'utf8').split('\n')[link.line - 1] ?? '';
    return !path.split('/').some((part) => part !== '' && line.includes(part.replace(/^\{(\w+).*/, '{$1')));
  });
  expect(wrong).toEqual([]);
  expect(found.length).toBeGreaterThan(10);
});
