// Stage page: a picture before it is one. In: nothing. Out: the shapes that layouts give and `svg` draws, and how wide
// letters are: text is drawn in a font of fixed width, so that a layout needs no browser.

/** What a shape stands for; the style sheet has a colour for each. */
export type Tone = 'plain' | 'quiet' | 'strong' | 'good' | 'bad' | 'warn';

export type Shape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
      /** Around others, with nothing in between. */
      readonly frame?: true;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly tone: Tone;
      readonly anchor: 'start' | 'middle';
      /** The whole text where it was cut. */
      readonly title?: string;
      readonly href?: string;
      readonly small?: true;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly tone: Tone;
      readonly dashed: boolean;
      readonly arrow: boolean;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Of a letter in the two sizes; monospaced fonts are 0.6 em wide or a little less. */
const LETTER = 7.25;
const SMALL = 6.35;
export const LINE = 16;

export function widthOf(text: string, small = false): number {
  return [...text].length * (small ? SMALL : LETTER);
}

/** The end of a symbol says more than its beginning, a text begins with what matters. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
