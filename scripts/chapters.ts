// What docs/frameworks.md is made of. In: the root of the checkout, and how a file of src/frameworks is loaded. Out: the
// page.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Framework } from '../src/model/framework.ts';
import { type Asked, type Chapter, frameworksPage, type Proof } from './frameworks-page.ts';

export async function makePage(root: string, loadModule: (file: string) => Promise<object>): Promise<string> {
  const proofs = proofsOf(join(root, 'fixtures/frameworks'));
  const asked = askedOf(join(root, 'fixtures/requests'));
  const chapters: Chapter[] = [];
  const packages: Chapter[] = [];
  for (const file of readdirSync(join(root, 'src/frameworks')).toSorted()) {
    const exported = Object.entries(await loadModule(`src/frameworks/${file}`)).toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    );
    const frameworks = exported.map(([, value]) => value).filter(isFramework);
    const name = file.replace(/\.ts$/, '');
    const isOwn = ({ fixture }: { readonly fixture: string }): boolean =>
      fixture === name || fixture.replace(/-v\d+$/, '') === name;
    const own = proofs.filter(isOwn);
    if (frameworks.length === 0) continue;
    const isRouter = own.length > 0 || frameworks[0]?.any.length !== 0;
    if (!isRouter && frameworks.every(({ requests }) => requests === undefined)) continue;
    (isRouter ? chapters : packages).push({
      comment: commentOf(readFileSync(join(root, 'src/frameworks', file), 'utf8')),
      frameworks,
      proofs: own,
      asked: asked.filter(isOwn),
    });
  }
  const used = chapters.flatMap((chapter) => chapter.proofs);
  return frameworksPage(
    chapters,
    packages,
    proofs.filter((proof) => !used.includes(proof)),
  );
}

function proofsOf(directory: string): Proof[] {
  return readdirSync(directory)
    .toSorted()
    .filter((fixture) => existsSync(join(directory, fixture, 'expected.json')))
    .map((fixture) => {
      const { versions, how } = JSON.parse(readFileSync(join(directory, fixture, 'expected.json'), 'utf8'));
      return { fixture, versions, how };
    });
}

function askedOf(directory: string): Asked[] {
  return readdirSync(directory)
    .toSorted()
    .filter((fixture) => existsSync(join(directory, fixture, 'answered.json')))
    .map((fixture) => {
      const { answers } = JSON.parse(readFileSync(join(directory, fixture, 'answered.json'), 'utf8'));
      return { fixture, requests: answers.length };
    });
}

function isFramework(value: unknown): value is Framework {
  return typeof value === 'object' && value !== null && 'calls' in value && 'pathSyntax' in value;
}

function commentOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n');
}
