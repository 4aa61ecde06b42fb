// Stage reporters, mermaid: places as labels say them. In: a place, and the file that a diagram is about. Out:
// `file:line`, or a short form of it: without the directory in the file that a diagram is about, else the end of the path.

import { posix } from 'node:path';
import type { Place } from '../../model/route-map.ts';

/** Parts of a path that a short form has. */
const SHOWN = 2;

type Line = Pick<Place, 'file' | 'line'>;

export interface Places {
  long(place: Line): string;
  /** For what is listed many times. */
  short(place: Line): string;
}

export function placesAround(about: string | undefined): Places {
  const long = ({ file, line }: Line): string => `${file}:${line}`;
  const short = ({ file, line }: Line): string => {
    const parts = file.split('/');
    if (file === about) return `${posix.basename(file)}:${line}`;
    return parts.length > SHOWN ? `…/${parts.slice(-SHOWN).join('/')}:${line}` : long({ file, line });
  };
  return { long, short };
}

/** Of what may lie outside of the sources. */
export function placeLines({ file, line }: Partial<Place>): string[] {
  return file === undefined || line === undefined ? [] : [`${file}:${line}`];
}
