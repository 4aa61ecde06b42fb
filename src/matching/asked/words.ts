// Stage matching: a line as a shell would part it into words. In: one line, with the backslashes of a pasted command that
// goes over several. Out: its words, without quotes. Variables and globs stay as they are.

export function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  const add = (text: string): void => {
    word = (word ?? '') + text;
  };
  const part = /\\\r?\n|\\(.)|\$'((?:\\.|[^'\\])*)'|'([^']*)'|"((?:\\.|[^"\\])*)"|(\s+)|([^\s'"\\$]+|.)/gs;
  for (const [whole, escaped, ansi, single, double, space, bare] of line.matchAll(part)) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (escaped !== undefined) add(escaped);
    else if (ansi !== undefined)
      add(ansi.replace(/\\(.)/gs, (_, one: string) => ({ n: '\n', t: '\t', r: '\r' })[one] ?? one));
    else if (single !== undefined) add(single);
    else if (double !== undefined) add(double.replace(/\\(["\\$`])/g, '$1'));
    else if (bare !== undefined) add(bare);
    else if (!whole.startsWith('\\')) add(whole);
  }
  if (word !== undefined) words.push(word);
  return words;
}
