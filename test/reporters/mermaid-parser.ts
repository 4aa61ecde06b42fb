// Mermaid itself, without a browser. It is not installed with the project (scripts/mermaid-parser.mjs does it): undefined where it is not
// there, and tests that need it are skipped.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import versions from '../../scripts/mermaid.json' with { type: 'json' };

/** What mermaid understood: so many boxes or lanes and arrows or messages, and all that it would show, in order. */
export interface Understood {
  readonly boxes: number;
  readonly arrows: number;
  readonly texts: readonly string[];
  /** Links and calls that a click would follow. */
  readonly clicks: number;
}

const name = `mermaid-${Object.values(versions.parser).join('-')}`;
const directory = fileURLToPath(new URL(`../../.tools/${name}/`, import.meta.url));

export const isInstalled = existsSync(directory);

/** Throws what mermaid says of a text that is no diagram. */
export async function mermaidParser(): Promise<(text: string) => Promise<Understood>> {
  const require = createRequire(`${directory}package.json`);
  const { parseHTML } = await import(pathToFileURL(require.resolve('linkedom')).href);
  const { window, document } = parseHTML('<!doctype html><html><body></body></html>');
  Object.assign(globalThis, { window, document });
  const { default: mermaid } = await import(pathToFileURL(require.resolve('mermaid')).href);
  mermaid.initialize({ startOnLoad: false });
  return async (text) => {
    // As `mermaid.parse` does, and more than once that takes long.
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    return type === 'sequence' ? sequenceOf(db) : flowchartOf(db);
  };
}

interface Flow {
  getVertices(): Map<string, { text?: string; link?: unknown; haveCallback?: boolean }>;
  getEdges(): { text?: string }[];
  getSubGraphs(): { title: string }[];
}

function flowchartOf(db: Flow): Understood {
  const vertices = [...db.getVertices().values()];
  const edges = db.getEdges();
  const texts = [...vertices, ...edges]
    .map(({ text = '' }) => text)
    .concat(db.getSubGraphs().map(({ title }) => title));
  const clicks = vertices.filter(({ link, haveCallback }) => link || haveCallback).length;
  return { boxes: vertices.length, arrows: edges.length, texts: texts.map(shown), clicks };
}

interface Sequence {
  getActors(): Map<string, { description: string; links: object }>;
  getMessages(): { message?: unknown }[];
}

function sequenceOf(db: Sequence): Understood {
  const actors = [...db.getActors().values()];
  const messages = db.getMessages();
  const texts = [...actors.map(({ description }) => description), ...messages.map(({ message }) => message)];
  const clicks = actors.filter(({ links }) => Object.keys(links).length > 0).length;
  const words = texts.filter((text) => typeof text === 'string');
  return { boxes: actors.length, arrows: messages.length, texts: words.map(shown), clicks };
}

/** As a reader sees it, on one line: mermaid keeps entities in a spelling of its own until it draws. */
function shown(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))).replace(/<br\s*\/>/g, '');
}
