// Stage config: what a value read from a file may look like, as data. A shape is checked (check.ts), printed as JSON
// Schema (json-schema.ts), and turned into the TypeScript type that it describes, by which a test compares the shapes
// with the types of the model.

export type Fields = Readonly<Record<string, Shape>>;

export interface Keys {
  readonly required: Fields;
  readonly optional: Fields;
}

/** The shapes that name themselves, so that they can hold each other. */
export type Name = 'effect' | 'argument' | 'verbs' | 'reader';

export type Shape =
  | { readonly is: 'text' | 'integer' | 'number' | 'boolean' }
  | { readonly is: 'false' }
  /** Closed list of words; `what` says in a message what they are. */
  | { readonly is: 'word'; readonly what: string; readonly words: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'pair'; readonly of: Shape }
  | { readonly is: 'map'; readonly of: Shape }
  | ({ readonly is: 'object' } & Keys)
  /** Objects that say in `tag` which one they are. */
  | {
      readonly is: 'tagged';
      readonly tag: string;
      readonly what: string;
      readonly cases: Readonly<Record<string, Keys>>;
    }
  | { readonly is: 'either'; readonly of: readonly Shape[] }
  | { readonly is: 'named'; readonly name: Name };

/** No keys at all. */
type Nothing = Readonly<Record<never, never>>;

export const text = { is: 'text' } as const;
export const integer = { is: 'integer' } as const;
export const number = { is: 'number' } as const;
export const boolean = { is: 'boolean' } as const;
export const no = { is: 'false' } as const;

export const word = <const W extends readonly string[]>(what: string, ...words: W) =>
  ({ is: 'word', what, words }) as const;
export const list = <const S extends Shape>(of: S) => ({ is: 'list', of }) as const;
export const pair = <const S extends Shape>(of: S) => ({ is: 'pair', of }) as const;
export const map = <const S extends Shape>(of: S) => ({ is: 'map', of }) as const;
export const either = <const S extends readonly Shape[]>(...of: S) => ({ is: 'either', of }) as const;
export const named = <const N extends Name>(name: N) => ({ is: 'named', name }) as const;
export function keys<const R extends Fields>(required: R): { readonly required: R; readonly optional: Nothing };
export function keys<const R extends Fields, const O extends Fields>(
  required: R,
  optional: O,
): { readonly required: R; readonly optional: O };
export function keys(required: Fields, optional: Fields = {}): Keys {
  return { required, optional };
}

type ObjectOf<R, O> = { readonly is: 'object'; readonly required: R; readonly optional: O };

export function object<const R extends Fields>(required: R): ObjectOf<R, Nothing>;
export function object<const R extends Fields, const O extends Fields>(required: R, optional: O): ObjectOf<R, O>;
export function object(required: Fields, optional: Fields = {}): Shape {
  return { is: 'object', required, optional };
}

export const tagged = <const T extends string, const C extends Readonly<Record<string, Keys>>>(
  tag: T,
  what: string,
  cases: C,
) => ({ is: 'tagged', tag, what, cases }) as const;
