// Stage reporters: what a reporter may know beside the map. In: nothing. Out: the types, and the options of a reader
// that is no terminal. Reporters are pure: colours, links and the spelling of paths come in as functions.

import type { RouteMap } from '../model/route-map.ts';
import type { ColumnName } from './columns.ts';
import type { OpenApiOptions } from './openapi/index.ts';

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

export interface ReportOptions {
  /** Instead of the usual columns of `table` and `tsv`. */
  readonly columns?: readonly ColumnName[];
  /** Columns of the terminal; without it nothing is cut. Used by `table` only. */
  readonly width?: number;
  readonly openapi?: OpenApiOptions;
  /** A file of the map as the reader would write it: relative to their current directory. */
  spell(file: string): string;
  paint(colour: Colour, text: string): string;
  /** `text` as a link to the file. */
  link(text: string, file: string): string;
}

export type Reporter = (map: RouteMap, options: ReportOptions) => string;

export const plain: ReportOptions = {
  spell: (file) => file,
  paint: (_, text) => text,
  link: (text) => text,
};
