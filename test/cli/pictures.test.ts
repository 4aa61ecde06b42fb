// Diagrams on the command line, and pictures of them: drawn here by what stands for mermaid-cli and its browser, which
// scripts/render-check.mjs uses in earnest.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyDirectory, MAP, routemap } from './session.ts';

/** What was asked of it. */
interface Drawn {
  readonly launches: object[];
  readonly pictures: { text: string; format: string; options: object }[];
  closed: number;
}

const PICTURE = '<svg viewBox="0 0 900 700"><text>\u{100022}</text></svg>';

function drawing(picture = PICTURE): { drawn: Drawn; load: (name: string) => Promise<unknown> } {
  const drawn: Drawn = { launches: [], pictures: [], closed: 0 };
  const browser = { close: async () => void drawn.closed++ };
  const puppeteer = {
    launch: async (options: object) => {
      drawn.launches.push(options);
      return browser;
    },
  };
  const cli = {
    renderMermaid: async (_: unknown, text: string, format: string, options: object) => {
      drawn.pictures.push({ text, format, options });
      return { data: Buffer.from(format === 'svg' ? picture : format) };
    },
  };
  return { drawn, load: async (name) => (name === 'puppeteer' ? puppeteer : cli) };
}

const missing = async (name: string): Promise<never> => {
  throw Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' });
};

/** A directory with a file that stands for a browser. */
function withBrowser(): { cwd: string; env: Record<string, string> } {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'browser'), '');
  return { cwd, env: { CHROME_PATH: 'browser' } };
}

test('a diagram on standard output is mermaid, and what is not drawn is said', async () => {
  const { code, out, messages } = await routemap([MAP, '-f', 'mermaid']);
  expect(code).toBe(0);
  expect(out).toContain('flowchart LR\n  accTitle: Overview of cmd/shop\n');
  expect(messages).toContain('Drawn: cmd/shop, 1 of 2 servers. --server ID draws another, -f mermaid=DIR/ all of them');
});

test('--server draws another one', async () => {
  const { out, err } = await routemap([
    MAP,
    '-f',
    'mermaid',
    '--server',
    'cmd/shop:serveMetrics',
    '--diagram',
    'startup',
  ]);
  expect(out).toContain('sequenceDiagram\n  accTitle: Start of cmd/shop:serveMetrics\n');
  expect(err).not.toContain('Drawn:');
});

test('the ending .md asks for Markdown, .mmd for one diagram', async () => {
  const cwd = emptyDirectory();
  await routemap([MAP, '-f', 'mermaid', '-o', 'flow.md'], { cwd });
  await routemap([MAP, '-o', 'flow.mmd'], { cwd });
  const plain = readFileSync(join(cwd, 'flow.mmd'), 'utf8');
  expect(readFileSync(join(cwd, 'flow.md'), 'utf8')).toBe(`## Overview of cmd/shop\n\n\`\`\`mermaid\n${plain}\`\`\`\n`);
  const several = await routemap([MAP, '--diagram', 'routers', '-o', 'several.mmd'], { cwd });
  expect(several.code).toBe(2);
  expect(several.err).toContain('too many for several.mmd, which is one file. Name a directory: -f mermaid=DIR/');
});

test('a saved document gives the same bytes as the directory', async () => {
  const cwd = emptyDirectory();
  const program = fileURLToPath(new URL('../../fixtures/repositories/dockerd', import.meta.url));
  const diagrams = ['-q', '-f', 'mermaid=flow.md', '--diagram', 'overview,routers,startup'];
  await routemap([program, '-q', '-o', 'map.json'], { cwd });
  await routemap([program, ...diagrams], { cwd });
  const text = readFileSync(join(cwd, 'flow.md'), 'utf8');
  expect((await routemap(['map.json', ...diagrams], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, 'flow.md'), 'utf8')).toBe(text);
  expect(text.match(/^## /gm)?.length).toBeGreaterThan(5);
});

test('a directory gets all servers and an index', async () => {
  const cwd = emptyDirectory();
  await routemap([MAP, '-f', 'mermaid=flow/'], { cwd });
  expect(readdirSync(join(cwd, 'flow')).sort()).toEqual([
    'index.md',
    'overview-of-cmd-shop-servemetrics.mmd',
    'overview-of-cmd-shop.mmd',
  ]);
});

test.each([
  [['--diagram', 'startup'], '--diagram is for mermaid. Add -f mermaid, or leave it out'],
  [
    ['-f', 'mermaid', '--diagram', 'startups'],
    'unknown diagram "startups". Did you mean startup? All diagrams: overview, routers, startup',
  ],
  [['-o', 'x.svg', '--chromium', 'nowhere'], '--chromium nowhere: there is no such file'],
])('%j is refused', async (argv, message) => {
  const { code, err } = await routemap([MAP, ...argv]);
  expect([code, err]).toEqual([2, `routemap: ${message}\n`]);
});

test('an SVG has characters for the entities of mermaid, and no HTML', async () => {
  const world = withBrowser();
  const { drawn, load } = drawing();
  expect((await routemap([MAP, '-q', '-o', 'flow.svg'], { ...world, load })).err).toBe('');
  expect(readFileSync(join(world.cwd, 'flow.svg'), 'utf8')).toBe('<svg viewBox="0 0 900 700"><text>&#34;</text></svg>');
  expect(drawn.launches).toMatchObject([{ executablePath: join(world.cwd, 'browser') }]);
  expect(drawn.pictures).toMatchObject([{ format: 'svg', options: { mermaidConfig: { htmlLabels: false } } }]);
  expect(drawn.pictures[0]?.text).toContain('tracehttp.NewHandler(\u{100022}shop\u{100022})');
  expect(drawn.closed).toBe(1);
});

test('a PNG has two dots for each of the SVG, and one where that would be too many', async () => {
  const world = withBrowser();
  for (const [picture, scale] of [
    [PICTURE, 2],
    ['<svg viewBox="0 0 12000 90">', 1],
  ] as const) {
    const { drawn, load } = drawing(picture);
    await routemap([MAP, '-o', 'flow.png'], { ...world, load });
    expect(drawn.pictures.map(({ format }) => format)).toEqual(['svg', 'png']);
    expect(drawn.pictures[1]).toMatchObject({ options: { viewport: { deviceScaleFactor: scale } } });
  }
  const { load } = drawing('<svg viewBox="0 0 90000 90">');
  const { code, err } = await routemap([MAP, '-o', 'large.png'], { ...world, load });
  expect([code, err]).toEqual([
    2,
    'routemap: cannot draw large.png: it is too large for a PNG (write an SVG). Its text is in large.mmd\n',
  ]);
});

test('several diagrams are drawn by one browser, beside each other, with an index', async () => {
  const world = withBrowser();
  const { drawn, load } = drawing();
  await routemap([MAP, '--diagram', 'routers', '-o', 'flow.pdf'], { ...world, load });
  expect(readdirSync(world.cwd).sort()).toEqual([
    'browser',
    'flow-index.md',
    'flow-items-of-cmd-shop.pdf',
    'flow-orders-of-cmd-shop.pdf',
    'flow-server-of-cmd-shop.pdf',
  ]);
  expect(readFileSync(join(world.cwd, 'flow-index.md'), 'utf8')).toContain('](flow-orders-of-cmd-shop.pdf)\n');
  expect([drawn.launches.length, drawn.closed]).toEqual([1, 1]);
});

test('without mermaid-cli one sentence says what to install, and the text is kept', async () => {
  const world = withBrowser();
  const { code, err } = await routemap([MAP, '-o', 'flow.svg'], { ...world, load: missing });
  expect([code, err]).toEqual([
    2,
    'routemap: cannot draw flow.svg: @mermaid-js/mermaid-cli is not installed ' +
      '(npm install @mermaid-js/mermaid-cli@11). Its text is in flow.mmd\n',
  ]);
  expect(readFileSync(join(world.cwd, 'flow.mmd'), 'utf8')).toContain('flowchart LR');
  expect(existsSync(join(world.cwd, 'flow.svg'))).toBe(false);
});

test('without mermaid-cli the texts of several diagrams are kept', async () => {
  const args = [MAP, '--diagram', 'overview,startup', '-o', 'flow.svg'];
  const { err } = await routemap(args, { ...withBrowser(), load: missing });
  expect(err).toMatch(/Its text is in flow-overview-of-cmd-shop\.mmd and 1 more file\n$/);
});

test('a picture of an error is none', async () => {
  const world = withBrowser();
  const { drawn, load } = drawing('<svg aria-roledescription="error" viewBox="0 0 10 10"></svg>');
  const { code, err } = await routemap([MAP, '-o', 'flow.svg'], { ...world, load });
  expect([code, err]).toEqual([2, 'routemap: cannot draw flow.svg: mermaid draws an error. Its text is in flow.mmd\n']);
  expect([existsSync(join(world.cwd, 'flow.svg')), drawn.closed]).toEqual([false, 1]);
});
