// Stage evaluate: which calls make errors of the standard library.

/** Symbols whose external values are errors with their text as first argument; what they wrap follows. */
export const makers: ReadonlySet<string> = new Set(['errors.New', 'fmt.Errorf', 'errors.Join']);
