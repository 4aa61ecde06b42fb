// Stage cli: what the terminal can show. In: --color, the environment, the stream. Out: ReportOptions: paint and link
// put escape sequences around words, or leave them as they are.

import { pathToFileURL } from 'node:url';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import type { Colour, ReportOptions } from '../reporters/index.ts';
import type { Arguments } from './arguments.ts';
import type { Io } from './io.ts';
import type { Loaded } from './load.ts';

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** Whether standard output is to be coloured. */
export function isColoured(given: Arguments, { env, stdout }: Io): boolean {
  const when = given.one('color') ?? 'auto';
  switch (when) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'auto':
      return asked(env) ?? (stdout.isTTY === true && env.TERM !== 'dumb');
    default: {
      const suggestion = nearest(when, ['always', 'auto', 'never']);
      throw new UsageError(
        `unknown --color "${when}". ${suggestion ? `Did you mean ${suggestion}? ` : ''}auto, always or never`,
      );
    }
  }
}

/** What the environment says; FORCE_COLOR is the stronger one, as in Node. */
function asked(env: Io['env']): boolean | undefined {
  const force = env.FORCE_COLOR ?? env.CLICOLOR_FORCE;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return env.NO_COLOR ? false : undefined;
}

function paint(colour: Colour, text: string): string {
  const [on, off] = codes[colour];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/** A link (OSC 8) to a file below `root`. */
function linkBelow(root: string): ReportOptions['link'] {
  const base = pathToFileURL(`${root}/`).href;
  return (text, file) => {
    const address = base + file.split('/').map(encodeURIComponent).join('/');
    return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
  };
}

/** Colours, links and the width of the terminal are for standard output, never for files. */
export function appearance(
  { file, directory }: { readonly file?: string; readonly directory?: true },
  { searched, root }: Loaded,
  coloured: boolean,
  { stdout }: Io,
): ReportOptions {
  const inColour = coloured && file === undefined;
  const terminal = stdout.isTTY === true && file === undefined;
  return {
    directory,
    fenced: file === undefined ? undefined : /\.(?:md|markdown)$/i.test(file),
    // A terminal that does not know its size says 0.
    width: (terminal && stdout.columns) || undefined,
    spell: searched.spell,
    paint: inColour ? paint : (_, text) => text,
    link: inColour && terminal && root !== undefined ? linkBelow(root) : (text) => text,
  };
}
