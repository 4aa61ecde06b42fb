// Text of the repository in markdown: shown as it is, and nothing else, wherever it stands.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docComment } from '../../src/reporters/markdown/doc.ts';
import { code, fenced, text } from '../../src/reporters/markdown/escape.ts';
import { printable } from '../../src/reporters/printable.ts';
import { rendered } from './rendered.ts';

const contexts: Readonly<Record<string, (inner: string) => string>> = {
  'a paragraph': (inner) => `${inner}\n\nend`,
  'a sentence': (inner) => `before ${inner} after`,
  'a list': (inner) => `- ${inner}\n- end`,
  'a heading': (inner) => `## ${inner}\n\nend`,
  'a cell': (inner) => `| a | b |\n| --- | --- |\n| x ${inner} | end |`,
  'a link': (inner) => `[${inner}](https://example.org/)`,
  'a cell in a link': (inner) => `| a | b |\n| --- | --- |\n| [${inner}](x.md#y) | end |`,
};

const nasty = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...'`*_[]()<>&~|$\\{}#+-=.!:@"\'/ \n\r\t0a1',
        '``',
        '```',
        '~~~',
        '\\|',
        '</details>',
        '<script>alert(1)</script>',
        '<!--',
        '-->',
        '![x](y)',
        '](z)',
        'https://evil.example/',
        'www.evil.example',
        'me@evil.example',
        'mailto:me@evil.example',
        '&copy;',
        '&#124;',
        '\u202e',
        '\u0000',
        '\u0001#a\u0002',
        '{{x}}',
        '<code>',
        '1. ',
        ' #',
        'a ##',
        ' =',
        ']:',
        '[^1]',
        '[ ] ',
        '%%{init}%%',
        'é',
        '日',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** What is seen of it: lines and controls as escapes. */
const seen = (value: string): string => printable(value).trim();

describe.each(Object.entries(contexts))('in %s', (_, context) => {
  const shape = rendered(context('x')).tags.filter((tag) => !/code/.test(tag));
  const around = rendered(context('XX')).text;

  test('text', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        fc.pre(seen(value) !== '');
        const page = rendered(context(text(value)));
        expect(page.tags).toEqual(shape);
        expect(page.text).toBe(around.replace('XX', () => seen(value)));
      }),
      { numRuns: 1500 },
    );
  });

  test('code', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        fc.pre(seen(value) !== '');
        const page = rendered(context(code(value)));
        expect(page.tags.filter((tag) => !/code/.test(tag))).toEqual(shape);
        expect(page.tags.filter((tag) => /code/.test(tag))).toEqual(['<code', '</code']);
        expect(page.text.replace(/\s/g, '')).toBe(around.replace('XX', () => printable(value)).replace(/\s/g, ''));
      }),
      { numRuns: 1500 },
    );
  });
});

test('a block of code ends where it ends', () => {
  fc.assert(
    fc.property(nasty, (value) => {
      fc.pre(value.trim() !== '');
      const page = rendered(`- x\n\n${fenced('text', value)}\n\nend`);
      expect(page.tags).toEqual(['<ul', '<li', '</li', '</ul', '<pre', '<code', '</code', '</pre', '<p', '</p']);
    }),
    { numRuns: 1500 },
  );
});

test('comments make paragraphs, lists, bold lines and blocks of code, and nothing else', () => {
  const allowed = new Set(['p', 'strong', 'ul', 'li', 'pre', 'code']);
  const lines = fc.array(
    fc
      .tuple(fc.constantFrom('', '\t', '  ', '# ', '- ', '1. ', '@Summary ', '\tProduces: '), nasty)
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(lines, (comment) => {
      const page = rendered(`${docComment(comment.join('\n'), 'pkg.Name')}\n\n- end`);
      expect(page.tags.filter((tag) => !allowed.has(tag.replace(/^<\/?/, '')))).toEqual([]);
      expect(page.html.endsWith('<li>end</li>\n</ul>') || /<li>\s*<p>end<\/p>\s*<\/li>\s*<\/ul>$/.test(page.html)).toBe(
        true,
      );
    }),
    { numRuns: 1500 },
  );
});

test('a comment as it is written for go doc, go-swagger and swag', () => {
  const comment = [
    'List',
    '',
    '# Lists things',
    '',
    'List answers all',
    'things. See RFC 1.',
    '  - one',
    '  - two',
    '',
    '\tcurl x',
    '\t  -d y',
    '',
    '\tProduces:',
    '\t- application/json',
    '',
    '@Summary Short',
    '@Param x query string',
  ];
  expect(docComment(comment.join('\n'), 'pkg.(*T).List')).toBe(
    '**Lists things**\n\nList answers all things. See RFC 1.\n\n- one\n- two\n\n```text\ncurl x\n  -d y\n```\n\nShort',
  );
});

test.each([
  ['a_b *c* [d]', 'a\\_b \\*c\\* \\[d\\]'],
  ['- list', '\\- list'],
  ['1. list', '1\\. list'],
  ['# heading', '\\# heading'],
  ['see https://x.org', 'see https\\://x.org'],
  ['a | b', 'a &#124; b'],
])('%j as text', (value, expected) => {
  expect(text(value)).toBe(expected);
});

test.each([
  ['a', '`a`'],
  ['a`b', '``a`b``'],
  ['`a', '`` `a ``'],
  ['(a|b)', '<code>(a&#124;b)</code>'],
  ['a]: b', '<code>a\\]: b</code>'],
  ['', ''],
])('%j as code', (value, expected) => {
  expect(code(value)).toBe(expected);
});
