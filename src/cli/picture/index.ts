// Stage cli: pictures of diagrams. In: a report that goes to a file named `.svg`, `.png` or `.pdf`, and its diagrams. Out:
// that file; several diagrams become files beside each other and a page that lists them. Where a picture cannot be drawn,
// the text of its diagram is kept in its place.

import { basename, dirname, extname, join, resolve } from 'node:path';
import { UsageError } from '../../model/usage-error.ts';
import { printable, type ReportFiles } from '../../reporters/index.ts';
import type { Io } from '../io.ts';
import { writeFile } from '../output/write-file.ts';
import { findBrowser } from './browser.ts';
import { Failure, openRenderer, type PictureFormat, type Renderer } from './renderer.ts';

const formats: Readonly<Record<string, PictureFormat>> = { '.svg': 'svg', '.png': 'png', '.pdf': 'pdf' };

function pictureFormat(file: string): PictureFormat | undefined {
  return formats[extname(file).toLowerCase()];
}

interface Wanted {
  readonly text: string;
  /** As it is typed or would be. */
  readonly file: string;
}

/** `chromium` is the value of --chromium. */
export async function writePictures(
  file: string,
  content: string | ReportFiles,
  chromium: string | undefined,
  io: Io,
): Promise<void> {
  const format = pictureFormat(file) ?? 'svg';
  const wanted = wantedOf(file, content);
  const browser = findBrowser(chromium, io);
  let renderer: Renderer | undefined;
  try {
    renderer = await openRenderer(browser, io);
    for (const { text, file: one } of wanted) writeFile(resolve(io.cwd, one), await renderer.draw(text, format), one);
    if (typeof content !== 'string') writeIndex(file, content, io);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new UsageError(`cannot draw ${file}: ${error.message}. ${kept(wanted, io)}`);
  } finally {
    await renderer?.close();
  }
}

function wantedOf(file: string, content: string | ReportFiles): Wanted[] {
  if (typeof content === 'string') return [{ text: content, file }];
  const diagrams = content.files.filter(({ name }) => extname(name) === '.mmd');
  return diagrams.map(({ name, text }) => ({ text, file: beside(file, `-${stem(name)}${extname(file)}`) }));
}

function writeIndex(file: string, { files }: ReportFiles, io: Io): void {
  const index = files.find(({ name }) => extname(name) === '.md');
  if (!index) return;
  const target = beside(file, '-index.md');
  const links = index.text.replace(/\(([\w-]+)\.mmd\)/g, (_, name) => `(${stem(file)}-${name}${extname(file)})`);
  writeFile(resolve(io.cwd, target), links, target);
}

function kept(wanted: readonly Wanted[], io: Io): string {
  const files = wanted.map(({ text, file }) => {
    const target = beside(file, '.mmd');
    writeFile(resolve(io.cwd, target), text, target);
    return target;
  });
  const [first = '', ...others] = files;
  return `Its text is in ${printable(first)}${others.length > 0 ? ` and ${others.length} more file${others.length > 1 ? 's' : ''}` : ''}`;
}

function beside(file: string, end: string): string {
  return join(dirname(file), `${stem(file)}${end}`);
}

function stem(file: string): string {
  return basename(file, extname(file));
}
