// Stage evaluate: the arguments of a call as written, without a machine. In: the source text of the call. Out: text and
// offset of each argument, so that a hole can name the one expression that is not known.

export interface Span {
  readonly text: string;
  /** From the start of the call. */
  readonly offset: number;
}

/** Comments, strings and runes are skipped as a whole. */
const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'|[()[\]{},]/g;

export function argumentSpans(call: string): readonly Span[] {
  const opened: number[] = [];
  const commas = new Map<number, number[]>();
  let last: { readonly open: number; readonly close: number } | undefined;
  for (const { 0: mark, index } of call.matchAll(token)) {
    if (mark === '(' || mark === '[' || mark === '{') opened.push(index);
    else if (mark === ')' || mark === ']' || mark === '}') {
      const open = opened.pop();
      if (open !== undefined) last = { open, close: index };
    } else if (mark === ',') {
      const open = opened.at(-1) ?? -1;
      commas.set(open, [...(commas.get(open) ?? []), index]);
    }
  }
  if (!last || call[last.close] !== ')' || last.close !== call.trimEnd().length - 1) return [];
  const stops = [...(commas.get(last.open) ?? []), last.close];
  return stops.flatMap((stop, i) => span(call, (i === 0 ? last.open : (stops[i - 1] ?? 0)) + 1, stop));
}

function span(call: string, from: number, to: number): readonly Span[] {
  const part = call.slice(from, to);
  const text = part.trim().replace(/\.\.\.$/, '');
  return text === '' ? [] : [{ text, offset: from + part.length - part.trimStart().length }];
}
