// Stage reporters, openapi: file names. In: ids of servers (`cmd/shop:serveMetrics`). Out: for each a name that every
// file system takes, and no two that are one where upper and lower case are.

export function fileNames(ids: readonly string[], extension: string): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const plain =
      id
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 100) || 'server';
    let number = 1;
    let name = plain;
    while (taken.has(name.toLowerCase())) name = `${plain}-${++number}`;
    taken.add(name.toLowerCase());
    return `${name}.${extension}`;
  });
}
