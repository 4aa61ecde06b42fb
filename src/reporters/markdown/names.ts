// Stage reporters, markdown: names of files. In: what the pages are about, in order. Out: for each a name that every
// file system takes: lower case ASCII, short, unique, and the same as long as nothing else is called alike.

/** Names that Windows keeps for itself. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LONGEST = 80;

/** `reserved` are names that are taken, in lower case. */
export function fileNames(titles: readonly string[], extension: string, reserved: readonly string[]): string[] {
  const taken = new Set(reserved);
  return titles.map((title) => {
    const stem = stemOf(title);
    let name = `${stem}${extension}`;
    for (let n = 2; taken.has(name); n++) name = `${stem}-${n}${extension}`;
    taken.add(name);
    return name;
  });
}

function stemOf(title: string): string {
  const letters = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  const stem = letters
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return stem === '' ? 'page' : devices.test(stem) ? `${stem}-page` : stem;
}

/**
 * For each path the last of its parts, and as many before it as tell it from the others: `manager` and `zones/manager`.
 * `names` are what the last parts are called.
 */
export function shortNames(paths: readonly string[], names: readonly string[]): string[] {
  return paths.map((path, i) => {
    const parents = path.split('/').slice(0, -1);
    let name = names[i] ?? '';
    const alike = (depth: number): boolean =>
      paths.some((other, j) => i !== j && names[j] === names[i] && tail(other, depth) === tail(path, depth));
    for (let depth = 0; depth < parents.length && alike(depth); depth++) name = `${parents.at(-1 - depth)}/${name}`;
    return name;
  });
}

/** The last `depth` directories above the last part. */
function tail(path: string, depth: number): string {
  const parents = path.split('/').slice(0, -1);
  return depth === 0 ? '' : parents.slice(-depth).join('/');
}
