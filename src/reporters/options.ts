// Stage reporters: what a reporter may know beside the map. In: nothing. Out: the types, and the options of a reader
// that is no terminal. Reporters are pure: colours, links and the spelling of paths come in as functions.

import type { RouteMap } from '../model/route-map.ts';
import type { ColumnName } from './columns.ts';
import type { DiagramName } from './drawn.ts';
import type { OpenApiOptions } from './openapi/index.ts';
import type { Templates } from './templates.ts';

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

export interface ReportOptions {
  /** Instead of the usual columns of `table` and `tsv`. */
  readonly columns?: readonly ColumnName[];
  /** Columns of the terminal; without it nothing is cut. Used by `table` only. */
  readonly width?: number;
  readonly openapi?: OpenApiOptions;
  /** The report goes into a directory of its own: `ReportFiles` may be returned. */
  readonly directory?: true;
  /** How a place of the sources is linked to (`--source-url`); without it as the map's repository tells. */
  readonly sourceUrl?: string;
  /** Instead of the overview alone. Used by `mermaid` only. */
  readonly diagrams?: readonly DiagramName[];
  /** Diagrams stand in a Markdown document; by default if there are several, which for `false` are files. */
  readonly fenced?: boolean;
  /** In place of our own (`--template`). */
  readonly templates?: Templates;
  /** A file of the map as the reader would write it: relative to their current directory. */
  spell(file: string): string;
  paint(colour: Colour, text: string): string;
  /** `text` as a link to the file. */
  link(text: string, file: string): string;
}

export interface ReportFile {
  /** Plain, without directories; unique in its directory, upper and lower case taken as one. */
  readonly name: string;
  readonly text: string;
}

/** A report that is several documents. */
export interface ReportFiles {
  readonly files: readonly ReportFile[];
  /**
   * What each of these files begins with, if that tells them from files of other people: then none that begins
   * otherwise is replaced, and those of earlier runs that are no longer made are named.
   */
  readonly mark?: string;
}

/** A text; where `directory` is set, files too. */
export type Reporter = (map: RouteMap, options: ReportOptions) => string | ReportFiles;

export const plain: ReportOptions = {
  spell: (file) => file,
  paint: (_, text) => text,
  link: (text) => text,
};
