// Stage reporters, mermaid: places as labels say them. In: a place, and the file that a diagram is about. Out:
// `file:line`; the directory is left out where it is the file that is named at the head of the diagram.

import { posix } from 'node:path';
import type { Place } from '../../model/route-map.ts';

type Line = Pick<Place, 'file' | 'line'>;

export interface Places {
  long(place: Line): string;
  short(place: Line): string;
}

export function placesAround(about: string | undefined): Places {
  const long = ({ file, line }: Line): string => `${file}:${line}`;
  const short = (place: Line): string =>
    place.file === about ? long({ ...place, file: posix.basename(place.file) }) : long(place);
  return { long, short };
}

/** Of what may lie outside of the sources. */
export function placeLines({ file, line }: Partial<Place>): string[] {
  return file === undefined || line === undefined ? [] : [`${file}:${line}`];
}
