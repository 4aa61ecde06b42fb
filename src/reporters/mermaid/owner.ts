// Stage reporters, mermaid: whose a function is. In: a name as the document spells it. Out: the type or the package that
// is one lane or one box, and what is left of the name.

export interface Owned {
  readonly owner: string;
  readonly member: string;
}

/** `daemon.(*Daemon)` and `Containers`; of a function its package. */
export function owned(name: string): Owned {
  const receiver = name.indexOf(').') + 1;
  const parts = name.split('.');
  const isMethod = parts.length > 2 && !/^func\d/.test(parts.at(-1) ?? '');
  const at = receiver > 0 ? receiver : isMethod ? name.lastIndexOf('.') : name.indexOf('.');
  return at > 0 ? { owner: name.slice(0, at), member: name.slice(at + 1) } : { owner: '', member: name };
}

/** The import path at the head of a symbol. */
export function packageOf(symbol: string): string {
  const dot = symbol.indexOf('.', symbol.lastIndexOf('/', endOfPath(symbol)) + 1);
  return dot < 0 ? symbol : symbol.slice(0, dot);
}

/** A type argument has slashes of its own. */
function endOfPath(symbol: string): number {
  const bracket = symbol.search(/[[(]/);
  return bracket < 0 ? symbol.length : bracket;
}
