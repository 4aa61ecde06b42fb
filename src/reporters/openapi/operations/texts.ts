// Stage reporters, openapi: texts of the repository within descriptions, which are Markdown. In: any text. Out: a code
// span that holds it whatever is in it.

export function code(text: string): string {
  const runs: readonly string[] = text.match(/`+/g) ?? [];
  let fence = '`';
  while (runs.includes(fence)) fence += '`';
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text.replace(/\s*\n\s*/g, ' ')}${space}${fence}`;
}
