// Addresses of sources: by the host of the repository, by a template, and with hostile names.

import { expect, test } from 'vitest';
import { checkSourceUrl, sourceLink } from '../../src/reporters/source-url.ts';

const revision = '0123456789abcdef0123456789abcdef01234567';
const place = { file: 'internal/orders/list.go', line: 12 };

test.each([
  ['https://github.com/moby/moby', `/blob/${revision}/internal/orders/list.go#L12`],
  ['https://github.example.org/moby/moby', `/blob/${revision}/internal/orders/list.go#L12`],
  ['https://gitlab.com/a/b/c', `/-/blob/${revision}/internal/orders/list.go#L12`],
  ['https://gitlab.example.org/a/b/', `/-/blob/${revision}/internal/orders/list.go#L12`],
  ['https://codeberg.org/a/b', `/src/commit/${revision}/internal/orders/list.go#L12`],
  ['https://forgejo.example.org:3000/a/b', `/src/commit/${revision}/internal/orders/list.go#L12`],
  ['https://bitbucket.org/a/b', `/src/${revision}/internal/orders/list.go#lines-12`],
  ['https://git.sr.ht/~a/b', `/tree/${revision}/item/internal/orders/list.go#L12`],
])('%s', (repository, rest) => {
  expect(sourceLink({ repository, revision })(place)).toBe(repository.replace(/\/$/, '') + rest);
});

test.each([
  ['no revision', { repository: 'https://github.com/a/b' }],
  ['no repository', { revision }],
  ['an unknown host', { repository: 'https://git.example.org/a/b', revision }],
  ['no address', { repository: 'constructor', revision }],
  ['no page', { repository: 'javascript://github.com/%0aalert(1)', revision }],
  ['a host like a method', { repository: 'https://constructor/a/b', revision }],
])('no link: %s', (_, source) => {
  expect(sourceLink(source)(place)).toBeUndefined();
});

test('a template: absolute, relative, with what the map knows', () => {
  const source = { repository: 'https://git.example.org/a/b', revision: 'feature/x y' };
  const link = (template: string) => sourceLink(source, template)(place);
  expect(link('https://x.org/{revision}/{file}?l={line}')).toBe(
    'https://x.org/feature/x%20y/internal/orders/list.go?l=12',
  );
  expect(link('../../{file}#L{line}')).toBe('../../internal/orders/list.go#L12');
  expect(link('{repository}/f/{file}')).toBe('https://git.example.org/a/b/f/internal/orders/list.go');
  expect(sourceLink({}, '../{file}')(place)).toBe('../internal/orders/list.go');
});

test('a hostile name cannot leave the address', () => {
  const file = 'a b/")[x](javascript:1)<img>`|\\\n\u202e\ud800é*~/{line}.go';
  expect(sourceLink({ repository: 'https://github.com/a/b"><x', revision }, undefined)({ file, line: 1 })).toBe(
    `https://github.com/a/b%22%3E%3Cx/blob/${revision}/a%20b/%22%29%5Bx%5D%28javascript%3A1%29%3Cimg%3E%60%7C%5C%0A%E2%80%AE%EF%BF%BD%C3%A9%2A%7E/%7Bline%7D.go#L1`,
  );
});

test.each([
  ['https://x/{file}#L{lime}', 'unknown {lime}. Did you mean {line}?'],
  ['https://x/{file}/{}', 'unknown {}. There are {repository}, {revision}, {file}, {line}'],
  ['https://x/{line}', 'it has no {file}. Example: https://github.com/me/it/blob/{revision}/{file}#L{line}'],
  [
    'javascript:{file}',
    'javascript: is no address of a page. It starts with https://, or it is relative: ../../{file}#L{line}',
  ],
])('refused: %s', (template, message) => {
  expect(() => checkSourceUrl(template)).toThrow(`--source-url "${template}": ${message}`);
});

test.each(['/home/me/go/pkg/mod/x/y.go', '../other/y.go', 'C:/go/y.go'])(
  '%s lies outside of the repository',
  (file) => {
    expect(sourceLink({}, 'https://x.org/{file}')({ file, line: 1 })).toBeUndefined();
  },
);

test('a template asks for what the map does not know', () => {
  expect(() => sourceLink({}, '{revision}/{file}')).toThrow(
    '--source-url: the revision of these sources is not known. Write it in place of {revision}',
  );
});
