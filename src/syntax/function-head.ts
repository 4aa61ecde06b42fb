// Stage syntax: where the body of a function begins. In: the text of a function declaration. Out: the offset of the brace
// that opens its body; braces of struct and interface types in the signature are not it. Signatures are asked for far
// more often than bodies, and reading one costs a hundredth.

/** Undefined for a function without body. */
export function bodyStart(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  for (let at = from; at < to; at++) {
    switch (text[at]) {
      case '(':
      case '[':
        depth++;
        break;
      case ')':
      case ']':
        depth--;
        break;
      case '/':
        at = afterComment(text, at);
        break;
      case '{':
        if (depth > 0) break;
        if (!/(?:struct|interface)\s*$/.test(text.slice(Math.max(from, at - 16), at))) return at;
        at = afterBraces(text, at, to);
        break;
      default:
        break;
    }
  }
  return undefined;
}

/** The last offset of a comment, `at` if there is none. */
function afterComment(text: string, at: number): number {
  const next = text[at + 1];
  if (next === '/') return endOr(text.indexOf('\n', at), text);
  return next === '*' ? endOr(text.indexOf('*/', at + 2), text) + 1 : at;
}

function endOr(found: number, text: string): number {
  return found < 0 ? text.length : found;
}

function afterBraces(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return to;
}
