// Stage files: build constraint expressions. In: the text after `//go:build` or `// +build` and which tags are set.
// Out: whether the file is wanted. An expression that is no expression takes the file: nothing is lost for a slip.

type HasTag = (tag: string) => boolean;

/** As in go/build/constraint, which also gives up on longer ones. */
const MAXIMUM_TOKENS = 1000;

export function evaluateGoBuild(expression: string, has: HasTag): boolean {
  const text = expression.replace(/\/\/.*$/, '');
  const tokens = text.match(/&&|\|\||[!()]|[\p{L}\p{N}_.]+|\S/gu) ?? [];
  if (tokens.length > MAXIMUM_TOKENS) return true;
  const reader = new ExpressionReader(tokens, has);
  const value = reader.or();
  return reader.isWhole() ? value : true;
}

/** Words are alternatives, commas mean "and". */
export function evaluatePlusBuild(line: string, has: HasTag): boolean {
  const alternatives = line.split(/\s+/).filter((word) => word !== '');
  const holds = (term: string): boolean => (term.startsWith('!') ? !has(term.slice(1)) : has(term));
  return alternatives.some((word) => word.split(',').every(holds));
}

class ExpressionReader {
  private at = 0;
  private broken = false;

  constructor(
    private readonly tokens: readonly string[],
    private readonly has: HasTag,
  ) {}

  isWhole(): boolean {
    return !this.broken && this.at === this.tokens.length;
  }

  or(): boolean {
    let value = this.and();
    while (this.take('||')) value = this.and() || value;
    return value;
  }

  private and(): boolean {
    let value = this.not();
    while (this.take('&&')) value = this.not() && value;
    return value;
  }

  private not(): boolean {
    if (this.take('!')) return !this.not();
    if (!this.take('(')) return this.tag();
    const value = this.or();
    if (!this.take(')')) this.broken = true;
    return value;
  }

  private tag(): boolean {
    const token = this.tokens[this.at++];
    if (token !== undefined && /^[\p{L}\p{N}_.]+$/u.test(token)) return this.has(token);
    this.broken = true;
    return false;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }
}
