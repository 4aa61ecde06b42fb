// Stage reporters: percent-encoding. In: a character. Out: its bytes in UTF-8, as addresses write them.

export function percent(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
