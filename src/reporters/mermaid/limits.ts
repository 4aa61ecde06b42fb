// Stage reporters, mermaid: what mermaid takes. In: nothing. Out: its limits with some room, since who shows a diagram may
// add to it. Beyond the first its renderer shows an error picture without an error.

/** Of 50,000 characters. */
export const LONGEST_TEXT = 48_000;

/** Of 500 arrows of a flowchart. */
export const MOST_EDGES = 480;

/** Draws some as one diagram, or as so many that each is within the limits; one alone is drawn as it is. */
export function split<Item>(items: readonly Item[], fits: (items: readonly Item[]) => boolean): (readonly Item[])[] {
  if (items.length < 2 || fits(items)) return [items];
  const middle = Math.ceil(items.length / 2);
  return [...split(items.slice(0, middle), fits), ...split(items.slice(middle), fits)];
}
