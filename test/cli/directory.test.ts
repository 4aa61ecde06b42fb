// A report of several documents: what is written, what is replaced, what is told.

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leftOver, oneText, writeReport } from '../../src/cli/output/write.ts';
import type { Report } from '../../src/cli/outputs.ts';
import type { ReportFiles } from '../../src/reporters/index.ts';
import { emptyDirectory, MAP, routemap } from './session.ts';

const report: Report = { format: 'json', file: 'docs/http/', directory: true };
const pages = (names: readonly string[], mark?: string): ReportFiles => ({
  files: names.map((name) => ({ name, text: `<!-- ours -->\n${name}\n` })),
  mark,
});
const ours = '<!-- ours -->';

test('the directory is made, the files are written, nothing else is left', () => {
  const cwd = emptyDirectory();
  expect(writeReport(report, pages(['a.md', 'README.md']), cwd)).toEqual([]);
  expect(readdirSync(join(cwd, 'docs/http')).sort()).toEqual(['README.md', 'a.md']);
  expect(readFileSync(join(cwd, 'docs/http/a.md'), 'utf8')).toBe('<!-- ours -->\na.md\n');
});

test('files of an earlier run that are no longer made are named, and those of other people are not', () => {
  const cwd = emptyDirectory();
  writeReport(report, pages(['a.md', 'b.md', 'c.md'], ours), cwd);
  writeFileSync(join(cwd, 'docs/http/notes.md'), 'mine');
  mkdirSync(join(cwd, 'docs/http/img'));
  const left = writeReport(report, pages(['b.md'], ours), cwd);
  expect(left).toEqual(['docs/http/a.md', 'docs/http/c.md']);
  expect(leftOver(['docs/http/a.md'])).toBe('docs/http/a.md: written by an earlier run, no longer made. Remove it\n');
  expect(readdirSync(join(cwd, 'docs/http')).length).toBe(5);
});

test('a file that routemap did not write is not replaced, and then none is', () => {
  const cwd = emptyDirectory();
  mkdirSync(join(cwd, 'docs/http'), { recursive: true });
  writeFileSync(join(cwd, 'docs/http/README.md'), '# Mine');
  expect(() => writeReport(report, pages(['a.md', 'README.md'], ours), cwd)).toThrow(
    'docs/http/README.md was not written by routemap, and would be replaced. Name another directory, or move it away',
  );
  expect(readdirSync(join(cwd, 'docs/http'))).toEqual(['README.md']);
});

test('where one file cannot be written, the others stay as they were', () => {
  const cwd = emptyDirectory();
  writeReport(report, pages(['a.md']), cwd);
  writeFileSync(join(cwd, 'docs/http/a.md'), 'old');
  const long = `${'x'.repeat(300)}.md`;
  expect(() => writeReport(report, pages(['a.md', long]), cwd)).toThrow(
    /^cannot write docs\/http\/x+\.md: ENAMETOOLONG$/,
  );
  expect(readdirSync(join(cwd, 'docs/http'))).toEqual(['a.md']);
  expect(readFileSync(join(cwd, 'docs/http/a.md'), 'utf8')).toBe('old');
});

test.each(['../a.md', '.hidden', '', 'a/b.md', 'a\\b.md'])('%j is no name that a reporter may give', (name) => {
  const cwd = emptyDirectory();
  expect(() => writeReport(report, pages([name]), cwd)).toThrow('no file name');
  expect(readdirSync(cwd)).toEqual([]);
});

test('several documents do not fit into a file or a stream', () => {
  const two = pages(['a.md', 'b.md']);
  expect(() => writeReport({ format: 'json', file: 'x.json' }, two, emptyDirectory())).toThrow(
    'json makes 2 documents: too many for x.json, which is one file. Name a directory: -f json=DIR/',
  );
  expect(() => oneText({ format: 'json' }, two)).toThrow('too many for standard output');
});

test('a file in place of the directory', async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'docs'), '');
  expect(() => writeReport({ ...report, file: 'docs' }, pages(['a.md']), cwd)).toThrow(
    'cannot write docs: it is a file, and several are to be written',
  );
  expect((await routemap([MAP, '-f', 'json', '-o', 'docs'], { cwd })).code).toBe(0);
});

test('modes of replaced files stay', () => {
  const cwd = emptyDirectory();
  writeReport(report, pages(['a.md'], ours), cwd);
  chmodSync(join(cwd, 'docs/http/a.md'), 0o600);
  writeReport(report, pages(['a.md'], ours), cwd);
  expect(statSync(join(cwd, 'docs/http/a.md')).mode & 0o777).toBe(0o600);
});
