// Whether diagrams become pictures: draws five of different kinds, the golden files of fixtures/reporters, with
// mermaid-cli and a real browser, as SVG and PNG. Exits with 3 where these cannot be had. Pictures stay in .tools/pictures.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser } from './browser.mjs';
import { load } from './load.mjs';
import { installed, root, skip } from './tools.mjs';

/** A diagram, and words that its picture must show. */
const diagrams = [
  ['map.overview.mmd', ['main.main', 'orders: 6 routes', 'internal/store']],
  ['map.router.mmd', ['GET /orders', 'WithMinimumVersion("1.25")']],
  ['map.startup.mmd', ['makes routers', 'registers 11 routes']],
  ['map.request.mmd', ['GET /orders', 'orders.Backend', '200 orders.Page']],
  ['map.request-gates.mmd', ['WithMinimumVersion("1.41")', 'server.Experimental']],
];
/** A picture of an error is smaller than any of these. */
const SMALLEST = 400;

function renderTools() {
  const { render } = JSON.parse(readFileSync(join(root, 'scripts/mermaid.json'), 'utf8'));
  return installed('render', render);
}

/** A loader of packages as the command line has one, from where they are installed. */
function loaderOf(directory) {
  const require = createRequire(join(directory, 'package.json'));
  return (name) => {
    const { exports, main } = JSON.parse(readFileSync(join(directory, 'node_modules', name, 'package.json'), 'utf8'));
    const entry = exports?.['.']?.import ?? main;
    const path = typeof entry === 'string' ? join(directory, 'node_modules', name, entry) : require.resolve(name);
    return import(pathToFileURL(path).href);
  };
}

function textOf(svg) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return svg
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<\/text>|<\/tspan>(?=<tspan[^>]*class="text-outer-tspan)/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole);
}

function check(name, words, svg, png) {
  const text = textOf(svg).replace(/\s+/g, '');
  const missing = words.filter((word) => !text.includes(word.replace(/\s+/g, '')));
  if (missing.length > 0) throw new Error(`${name}: the SVG does not show ${missing.join(', ')}`);
  if (/<script|onerror|foreignObject/.test(svg)) throw new Error(`${name}: the SVG is more than a picture`);
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (view.getUint32(0) !== 0x89504e47 || Math.min(width, height) < SMALLEST)
    throw new Error(`${name}: no picture, ${width}x${height}`);
  console.log(`${name}: ${width}x${height}`);
}

async function drawAll(directory, executable) {
  const { openRenderer } = await load('src/cli/picture/renderer.ts');
  const io = { env: process.env, cwd: root, load: loaderOf(directory) };
  const pictures = join(root, '.tools/pictures');
  mkdirSync(pictures, { recursive: true });
  const renderer = await openRenderer(executable, io);
  try {
    for (const [name, words] of diagrams) {
      const text = readFileSync(join(root, 'fixtures/reporters', name), 'utf8');
      const [svg, png] = [await renderer.draw(text, 'svg'), Buffer.from(await renderer.draw(text, 'png'))];
      writeFileSync(join(pictures, name.replace('.mmd', '.svg')), svg);
      writeFileSync(join(pictures, name.replace('.mmd', '.png')), png);
      check(name, words, Buffer.from(svg).toString('utf8'), png);
    }
  } finally {
    await renderer.close();
  }
}

async function tools() {
  return [renderTools(), await browser()];
}

const [directory, executable] = await tools().catch(skip);
await drawAll(directory, executable);
