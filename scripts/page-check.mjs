// Tries the page of `-f html` in Chromium: how fast it is there and answers, keys, links, narrow, dark and on paper, what
// readers of the screen are told, and that nothing from a repository runs in it. Usage: page-check.mjs [MAP.json ...];
// the maps come on top of its own. Exits with 1 if something is wrong, with 3 where no Chromium can be had.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browser } from './browser.mjs';
import { load } from './load.mjs';
import { badContrast, misnamed, searchTimes, startTime, tornPlaces } from './page-probes.mjs';
import { skip } from './tools.mjs';

/** What the issue asks for, in milliseconds. */
const INTERACTIVE = 1000;
const ANSWER = 50;
/** Thousands of routes as paper: long, but it must end. */
const PAPER = 40_000;

const fixture = fileURLToPath(new URL('../fixtures/reporters/map.json', import.meta.url));
async function pages() {
  const [{ html }, { plain }] = await Promise.all(
    ['src/reporters/html/index.ts', 'src/reporters/options.ts'].map((path) => load(path)),
  );
  const { syntheticMap, withOperations } = await load('test/reporters/synthetic.ts');
  const { hostileMap } = await load('test/reporters/hostile-page.ts');
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  const maps = [
    ['hand-written', read(fixture)],
    ['hostile', hostileMap(read(fixture))],
    ['2,000 routes', syntheticMap(2000)],
    ...process.argv.slice(2).map((path) => [basename(path), withOperations(read(path))]),
  ];
  return maps.map(([name, map]) => ({ name, map, html: html(map, plain) }));
}

/** Collects what is wrong with one page; `expect` is the only way to say so. */
class Check {
  wrong = [];
  facts = [];
  expect(holds, what) {
    if (!holds) this.wrong.push(what);
  }
}

async function open(browser, url, check, { width = 1280, height = 800, dark = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  page.on('console', (message) => check.expect(!/error|warning/.test(message.type()), `console: ${message.text()}`));
  page.on('pageerror', (error) => check.expect(false, `error: ${error.message}`));
  page.on('dialog', (dialog) => check.expect(false, `dialog: ${dialog.message()}`));
  page.on('request', (request) =>
    check.expect(/^(file|data):/.test(request.url()), `it asked for ${request.url().slice(0, 100)}`),
  );
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    globalThis.fail = () => violations.push('text of the repository ran');
  });
  await page.goto(url);
  return { page, done: () => finish(page, context, check) };
}

async function finish(page, context, check) {
  const violations = await page.evaluate(() => violations);
  check.expect(violations.length === 0, `violations: ${violations.join(', ')}`);
  await context.close();
}

/** The best of three, of loading and of each search: what else the machine does is no answer. */
async function speed(browser, url, check) {
  const starts = [];
  for (let i = 0; i < 3; i++) {
    const { page, done } = await open(browser, url, check);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    starts.push(await page.evaluate(startTime));
    await done();
  }
  const { page, done } = await open(browser, url, check);
  await page.waitForSelector('.overview svg');
  const times = await page.evaluate(searchTimes, ['containers', 'list', 'GET /', 'get json', 'zzz', '/orders/7/items']);
  await done();
  const [start, worst] = [Math.min(...starts), Math.max(...times)];
  check.facts.push(`interactive ${Math.round(start)} ms`, `search ${worst.toFixed(1)} ms at most`);
  check.expect(start < INTERACTIVE, `interactive after ${Math.round(start)} ms`);
  check.expect(worst < ANSWER, `a search took ${worst.toFixed(1)} ms`);
}

/** From the search to a route and back, without a mouse. */
async function keys(browser, url, check) {
  const { page, done } = await open(browser, url, check);
  const focus = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
  const active = () => page.evaluate(() => document.querySelector('#routes')?.getAttribute('aria-activedescendant'));
  await page.keyboard.press('/');
  check.expect((await focus()) === 'search', '/ does not reach the search');
  await page.keyboard.type('e');
  await page.keyboard.press('ArrowDown');
  check.expect((await focus()) === 'routes', 'the arrow does not lead from the search to the list');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  check.expect((await active()) === 'route-1', `j, down and k lead to ${await active()}`);
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  check.expect((await active()) === 'route-0', 'Home does not lead to the first route');
  const label = await page.getAttribute('#route-0', 'aria-label');
  await page.keyboard.press('Enter');
  check.expect((await focus()) === 'H2', 'Enter does not open the route');
  check.expect(/[#&]route=/.test(page.url()), `the address does not name the route: ${page.url().slice(-80)}`);
  const heading = (await page.textContent('.pane h2')) ?? '';
  check.expect(
    label?.includes(heading.replace(/^[A-Z]+ /, '')),
    `${label?.slice(0, 80)} opened ${heading.slice(0, 80)}`,
  );
  await page.keyboard.press('Escape');
  check.expect((await focus()) === 'routes', 'Escape does not lead back to the list');
  await page.goBack();
  check.expect((await page.locator('.pane article.route').count()) === 1, 'going back does not show the route again');
  await tabs(page, check);
  await done();
}

/** Everything that can be operated is reached, and is seen when it is. */
async function tabs(page, check) {
  await page.evaluate(() => document.activeElement?.blur());
  const reached = new Set();
  for (let i = 0; i < 300 && !(reached.has('search') && reached.has('routes')); i++) {
    await page.keyboard.press('Tab');
    const [name, outlined] = await page.evaluate(() => {
      const { activeElement } = document;
      const style = activeElement && getComputedStyle(activeElement);
      return [activeElement?.id || activeElement?.className || activeElement?.tagName, style?.outlineStyle !== 'none'];
    });
    if (name && name !== 'BODY') check.expect(outlined, `focus on ${String(name).slice(0, 60)} is not seen`);
    reached.add(name);
  }
  for (const id of ['search', 'routes']) check.expect(reached.has(id), `Tab does not reach ${id}`);
}

async function links(browser, url, map, check) {
  const route = map.routes[Math.floor(map.routes.length / 2)];
  const hash = new URLSearchParams({ route: route.id, of: route.server });
  const { page, done } = await open(browser, `${url}#${hash}`, check);
  check.expect((await page.locator('.pane article.route').count()) === 1, `no route at #${hash}`.slice(0, 160));
  check.expect((await page.locator('[role=option][aria-selected=true]').count()) === 1, 'the open route is not marked');
  await done();
  const filtered = await open(browser, `${url}#method=${route.method}`, check);
  const expected = map.routes.filter((one) => one.method === route.method || one.methods.includes(route.method)).length;
  const found = await filtered.page.textContent('.count');
  check.expect(
    Number.parseInt(found ?? '', 10) === expected,
    `#method=${route.method} shows ${found}, not ${expected}`,
  );
  await filtered.done();
}

async function looks(browser, url, check, dark) {
  const { page, done } = await open(browser, url, check, { dark });
  for (const view of ['overview', 'a route']) {
    if (view === 'a route') await page.locator('[role=option]').first().click();
    await page.waitForSelector('.pane svg');
    const found = [...(await page.evaluate(misnamed)), ...(await page.evaluate(badContrast))];
    for (const what of new Set(found)) check.expect(false, `${dark ? 'dark' : 'light'}, ${view}: ${what}`);
  }
  const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.click('.theme');
  const after = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  check.expect(before !== after, 'the switch between light and dark does nothing');
  await done();
}

async function narrow(browser, url, check) {
  const { page, done } = await open(browser, url, check, { width: 390, height: 780 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  check.expect(!(await wide()), 'the list is wider than a narrow window');
  await page.locator('[role=option]').first().click();
  check.expect(await page.locator('.pane').isVisible(), 'a narrow window does not show the route');
  check.expect(!(await page.locator('#routes').isVisible()), 'a narrow window shows list and route at once');
  check.expect(!(await wide()), 'the route is wider than a narrow window');
  for (const what of await page.evaluate(tornPlaces)) check.expect(false, `${what} is torn, and would fit a line`);
  await page.click('.back');
  check.expect(await page.locator('#routes').isVisible(), 'no way back in a narrow window');
  await done();
}

async function paper(browser, url, map, check) {
  const { page, done } = await open(browser, url, check);
  const start = performance.now();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const articles = await page.locator('#print article.route').count();
  const took = performance.now() - start;
  check.facts.push(`paper ${Math.round(took)} ms`);
  check.expect(articles === map.routes.length, `${articles} of ${map.routes.length} routes on paper`);
  check.expect(took < PAPER, `paper took ${Math.round(took)} ms`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  check.expect((await page.locator('#print article').count()) === 0, 'what was for paper stays');
  await done();
}

const executablePath = await browser().catch(skip);
const directory = mkdtempSync(join(tmpdir(), 'routemap-page-'));
const launched = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let failed = false;
try {
  for (const [i, { name, map, html }] of (await pages()).entries()) {
    const file = join(directory, `${i}.html`);
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const check = new Check();
    check.facts.push(`${map.routes.length} routes`, `${Math.round(html.length / 1000)} kB`);
    await speed(launched, url, check);
    await keys(launched, url, check);
    await links(launched, url, map, check);
    await looks(launched, url, check, false);
    await looks(launched, url, check, true);
    await narrow(launched, url, check);
    await paper(launched, url, map, check);
    console.log(`${check.wrong.length === 0 ? 'ok' : 'WRONG'}  ${name}: ${check.facts.join(', ')}`);
    for (const what of check.wrong) console.log(`       ${what}`);
    failed ||= check.wrong.length > 0;
  }
} finally {
  await launched.close();
  rmSync(directory, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
