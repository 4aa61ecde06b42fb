// Stage cli: draws diagrams with mermaid-cli, in one browser for all. In: the packages that do it, which are no
// dependencies of ours, and a browser. Out: a function from the text of a diagram to a picture; what goes wrong is a
// Failure that says so in one sentence.

import type { Io } from '../io.ts';

export type PictureFormat = 'svg' | 'png' | 'pdf';

/** Why there is no picture, to follow `cannot draw FILE: `. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

export interface Renderer {
  draw(text: string, format: PictureFormat): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Browser {
  close(): Promise<void>;
}

interface Puppeteer {
  launch(options: object): Promise<Browser>;
}

interface MermaidCli {
  renderMermaid(browser: Browser, text: string, format: string, options: object): Promise<{ data: Uint8Array }>;
}

const CLI = '@mermaid-js/mermaid-cli';
const INSTALL = `npm install ${CLI}@11`;
/** Neither side of a picture may have more dots: browsers draw nothing or a part of it beyond. */
const MOST_DOTS = 16_000;
/** The last plane of Unicode, for private use. */
const PRIVATE = 0x100000;

/** What the text of a diagram cannot ask for itself. Diagrams are split before they reach limits of mermaid. */
const config = {
  maxTextSize: 200_000,
  maxEdges: 2_000,
  securityLevel: 'strict',
  flowchart: { useMaxWidth: false },
  sequence: { useMaxWidth: false },
};

/** `browser` undefined: the one that puppeteer brought, if it did. */
export async function openRenderer(browser: string | undefined, io: Io): Promise<Renderer> {
  const cli = await loaded(io, CLI, isMermaidCli);
  const puppeteer = await loaded(io, 'puppeteer', isPuppeteer);
  const running = await launch(puppeteer, browser);
  const render = async (
    text: string,
    format: PictureFormat,
    scale: number,
    htmlLabels: boolean,
  ): Promise<Uint8Array> => {
    const viewport = { width: 1600, height: 1200, deviceScaleFactor: scale };
    const options = { viewport, backgroundColor: 'white', pdfFit: true, mermaidConfig: { ...config, htmlLabels } };
    try {
      return (await cli.renderMermaid(running, text, format, options)).data;
    } catch (error) {
      throw new Failure(`mermaid cannot draw it (${firstLine(error)})`);
    }
  };
  return {
    draw: async (text, format) => {
      const svg = await render(format === 'svg' ? withPlaceholders(text) : text, 'svg', 1, format !== 'svg');
      const shown = checked(svg);
      if (format === 'svg') return Buffer.from(withEntities(shown));
      return render(text, format, format === 'png' ? scaleOf(shown) : 1, true);
    },
    close: () => running.close(),
  };
}

async function loaded<Module>(io: Io, name: string, is: (value: unknown) => value is Module): Promise<Module> {
  let found: unknown;
  try {
    found = await io.load?.(name);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    throw new Failure(
      missing ? `${name} is not installed (${INSTALL})` : `${name} does not load (${firstLine(error)})`,
    );
  }
  if (!is(found)) throw new Failure(`${name} is of another version (${INSTALL})`);
  return found;
}

function isMermaidCli(value: unknown): value is MermaidCli {
  return has(value, 'renderMermaid');
}

function isPuppeteer(value: unknown): value is Puppeteer {
  return has(value, 'launch');
}

function has(value: unknown, name: string): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'function'
  );
}

async function launch(puppeteer: Puppeteer, executablePath: string | undefined): Promise<Browser> {
  // The sandbox of Chromium refuses to work for root, as which containers run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    return await puppeteer.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
  } catch (error) {
    if (executablePath !== undefined) throw new Failure(`${executablePath} does not start (${firstLine(error)})`);
    throw new Failure('there is no browser (install Chromium or Chrome, or name one with --chromium)');
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no reason given'
  );
}

/** Instead of an error, mermaid may draw a picture of one. */
function checked(svg: Uint8Array): string {
  const text = Buffer.from(svg).toString('utf8');
  if (/aria-roledescription="error"/.test(text)) throw new Failure('mermaid draws an error');
  return text;
}

/**
 * Without HTML in labels, mermaid shows entities as they are written, as wide as that, and breaks lines within them. So
 * each goes through it as one character that nobody uses.
 */
function withPlaceholders(text: string): string {
  return text.replace(/#(\d{1,3});/g, (_, code) => String.fromCodePoint(PRIVATE + Number(code)));
}

function withEntities(svg: string): string {
  return svg.replace(/[\u{100000}-\u{1003e7}]/gu, (one) => `&#${(one.codePointAt(0) ?? PRIVATE) - PRIVATE};`);
}

/** Twice as many dots as the picture is large, as screens have them, where that can be drawn. */
function scaleOf(svg: string): number {
  const [, width = '0', height = '0'] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg) ?? [];
  const longest = Math.max(Number(width), Number(height));
  if (longest > MOST_DOTS) throw new Failure('it is too large for a PNG (write an SVG)');
  return longest * 2 > MOST_DOTS ? 1 : 2;
}
