// Stage files: the paths of modules that say none, as in the time before modules. In: their directories, what they
// import, import comments and what glide, godep or govendor noted. Out: the import path of the top of the tree, namely
// the one for which most imports lead to a directory of the tree and fewest lead nowhere. Independent of file order.

import { posix } from 'node:path';
import type { Tree } from './disk.ts';
import { type FoundModule, type OwnModule, owner } from './modules.ts';
import type { DirectoryFiles, GoFile } from './package-files.ts';
import { below } from './walk.ts';

interface TreeDirectory {
  /** Relative to the top of the tree, `.` for the top. */
  readonly path: string;
  readonly files: readonly GoFile[];
}

interface Hints {
  isVendored(importPath: string): boolean;
  /** Import paths of the top that tools noted down; each counts as two imports. */
  readonly noted: readonly string[];
  /** The address that git knows; taken where nothing in the files tells. */
  readonly remote?: string;
}

const NOTED_WEIGHT = 2;
/** What `go` itself calls files that belong to no module. */
const NAMELESS = 'command-line-arguments';
const standard = new Set(
  (
    'archive arena bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors expvar ' +
    'flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime ' +
    'slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak C'
  ).split(' '),
);

export interface Content extends DirectoryFiles {
  readonly path: string;
}

/** Modules without a path get the one that their own imports tell. */
export function nameModules(
  found: ReadonlyMap<string, FoundModule>,
  contents: readonly Content[],
  tree: Tree,
  repository: string | undefined,
): Map<string, OwnModule> {
  const named = new Map<string, OwnModule>();
  for (const [directory, module] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const members = (): Content[] => contents.filter((content) => owner(content.path, found) === module);
    named.set(directory, { ...module, path: module.path ?? infer(directory, members(), tree, repository) });
  }
  return named;
}

function infer(top: string, members: readonly Content[], tree: Tree, repository: string | undefined): string {
  const hints: Hints = {
    isVendored: (importPath) => tree.realDirectory(below(top, `vendor/${importPath}`)) !== undefined,
    noted: notedRoots(top, tree),
    remote: repository && posix.join(repository.replace(/^https?:\/\//, ''), top),
  };
  const directories = members
    .filter(({ files, externalTests }) => files.length + externalTests.length > 0)
    .map(({ path, files, externalTests }) => ({
      path: posix.relative(top, path) || '.',
      files: [...files, ...externalTests],
    }));
  return inferImportRoot(directories, hints);
}

/** glide, godep and govendor write down what they work on. */
function notedRoots(top: string, tree: Tree): string[] {
  const note = (file: string, pattern: RegExp): string[] => {
    const match = pattern.exec(tree.readIfFile(below(top, file))?.toString('utf8') ?? '');
    return match?.[1] ? [match[1]] : [];
  };
  return [
    ...note('glide.yaml', /^package:\s*["']?([^\s"'#]+)/m),
    ...note('Godeps/Godeps.json', /"ImportPath"\s*:\s*"([^"]+)"/),
    ...note('vendor/vendor.json', /"rootPath"\s*:\s*"([^"]+)"/),
  ];
}

function inferImportRoot(directories: readonly TreeDirectory[], hints: Hints): string {
  const imports = importsOf(directories).filter((path) => !hints.isVendored(path));
  const votes = new Map<string, number>();
  const vote = (root: string, weight: number): void => {
    if (root !== '') votes.set(root, (votes.get(root) ?? 0) + weight);
  };
  for (const path of hints.noted) vote(path, NOTED_WEIGHT);
  for (const root of commentedRoots(directories)) vote(root, NOTED_WEIGHT);
  const present = new Set(directories.map((directory) => directory.path));
  for (const path of imports) for (const root of rootsOf(path, present)) vote(root, 1);
  const topName = directories.find((directory) => directory.path === '.')?.files[0]?.packageName ?? 'main';
  for (const path of imports) if (topName !== 'main' && names(path, topName)) vote(path, 1);
  return best(votes, imports, present, hints) ?? hints.remote ?? NAMELESS;
}

/** Each once, without the standard library and relative paths. */
function importsOf(directories: readonly TreeDirectory[]): string[] {
  const paths = new Set<string>();
  for (const { files } of directories) for (const file of files) for (const { path } of file.imports) paths.add(path);
  return [...paths].filter((path) => !path.startsWith('.') && !standard.has(path.split('/', 1)[0] ?? ''));
}

/** `a/b/c/d` may be `c/d` below `a/b`, or `d` below `a/b/c`. */
function rootsOf(path: string, present: ReadonlySet<string>): string[] {
  const roots: string[] = [];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    if (present.has(path.slice(at + 1))) roots.push(path.slice(0, at));
  }
  return roots;
}

function commentedRoots(directories: readonly TreeDirectory[]): string[] {
  return directories.flatMap(({ path, files }) => {
    const comment = files.find((file) => file.importComment !== undefined)?.importComment;
    if (comment === undefined) return [];
    if (path === '.') return [comment];
    return comment.endsWith(`/${path}`) ? [comment.slice(0, -path.length - 1)] : [];
  });
}

/** `github.com/x/go-shop`, `gopkg.in/shop.v2` and `github.com/x/shop/v2` may hold package shop. */
function names(path: string, packageName: string): boolean {
  const last =
    path
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? '';
  return last.replace(/\.v\d+$/, '').replace(/^go-|[-.]go$/g, '') === packageName;
}

function best(
  votes: ReadonlyMap<string, number>,
  imports: readonly string[],
  present: ReadonlySet<string>,
  { remote }: Hints,
): string | undefined {
  const score = (root: string): number => {
    const inside = imports.filter((path) => path.startsWith(`${root}/`));
    return (votes.get(root) ?? 0) - inside.filter((path) => !present.has(path.slice(root.length + 1))).length;
  };
  const ranked = [...votes.keys()].map((root) => ({
    root,
    score: score(root),
    told: root === remote ? 0 : 1,
  }));
  ranked.sort(
    (a, b) => b.score - a.score || a.told - b.told || a.root.length - b.root.length || (a.root < b.root ? -1 : 1),
  );
  return ranked[0]?.root;
}
