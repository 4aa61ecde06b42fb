// Stage routes: which registrations are one route. In: the raw routes of one server, in order of registration. Out: routes
// with their aliases and variants; each with the earlier one that takes its requests.

import { type Cond, sameSpot, sameValue, type Value } from '../evaluate/index.ts';
import type { Walked } from './handlers/index.ts';
import { type Template, takesAll, template } from './paths/index.ts';
import type { RawRoute } from './raw.ts';

/** One path with one verb. */
export interface Path {
  readonly raw: RawRoute;
  readonly template: Template;
  readonly conds: readonly Cond[];
  readonly variants: readonly { readonly walked: Walked; readonly conds: readonly Cond[] }[];
}

export interface Merged extends Path {
  readonly aliases: readonly Path[];
}

export interface Identified {
  readonly routes: readonly Merged[];
  /** The path that takes all requests of another. */
  readonly shadows: ReadonlyMap<Path, Path>;
}

export function identify(raws: readonly RawRoute[]): Identified {
  const ordered = [...raws].sort((a, b) => a.order - b.order);
  const paths = merge(
    ordered.map((raw) => ({ raw, template: templateOf(raw), conds: raw.conds, variants: raw.walked.variants })),
  );
  return { routes: withAliases(paths), shadows: shadowsOf(paths) };
}

function templateOf({ parts, subtree, pattern }: RawRoute): Template {
  const read = template(parts);
  const made = pattern === undefined ? read : { ...read, pattern };
  return subtree ? { ...made, subtree: true } : made;
}

function keyOf({ raw, template: { path, pattern, subtree, base } }: Path): string {
  const matchers = raw.matchers.map(({ kind, name, value }) => [kind, name, value]);
  return JSON.stringify([raw.method, raw.host, path, pattern, subtree, base?.text, matchers]);
}

function merge(paths: readonly Path[]): readonly Path[] {
  const byKey = new Map<string, Path[]>();
  const kept: Path[] = [];
  for (const path of paths) {
    const key = keyOf(path);
    const group = byKey.get(key) ?? [];
    byKey.set(key, group);
    const same = group.find((one) => sameRoute(one, path));
    const other = same ? undefined : group.find((one) => isExclusive(one.conds, path.conds));
    const into = same ?? other;
    if (!into) {
      group.push(path);
      kept.push(path);
      continue;
    }
    const joined: Path = same
      ? {
          ...into,
          conds: into.conds.filter((cond) => path.conds.some((one) => sameSpot(one, cond) && one.text === cond.text)),
        }
      : {
          ...into,
          conds: into.conds.filter((cond) => !path.conds.some((one) => one.id === cond.id)),
          variants: [...into.variants, { walked: path.raw.walked, conds: path.conds }],
        };
    group[group.indexOf(into)] = joined;
    kept[kept.indexOf(into)] = joined;
  }
  return kept;
}

function sameRoute(a: Path, b: Path): boolean {
  return (
    sameSpot(a.raw.declared, b.raw.declared) &&
    sameHandler(a.raw.walked.target, b.raw.walked.target) &&
    a.raw.reachable === b.raw.reachable
  );
}

function sameHandler(a: Value, b: Value): boolean {
  if (a.kind === 'closure' && b.kind === 'closure') return a.literal === b.literal;
  if (a.kind === 'func' && b.kind === 'func') return a.declaration === b.declaration;
  if (a.kind === 'external' && b.kind === 'external') return a.symbol === b.symbol;
  return sameValue(a, b) || (a.kind === b.kind && a.kind === 'unknown');
}

function isExclusive(a: readonly Cond[], b: readonly Cond[]): boolean {
  return a.some((cond) => b.some((other) => other.id === cond.id && other.arm !== cond.arm));
}

/** The shortest path of those that differ by a prefix is the route. */
function withAliases(paths: readonly Path[]): readonly Merged[] {
  const groups = new Map<string, Path[][]>();
  const list: Path[][] = [];
  for (const path of paths) {
    const { raw } = path;
    const key = `${raw.declared.file.path} ${raw.declared.pos} ${raw.method} ${raw.host ?? ''}`;
    const near = groups.get(key) ?? [];
    groups.set(key, near);
    const group = near.find(
      ([first, ...others]) =>
        first && (isAlias(first, path) || [first, ...others].some((one) => isSameFamily(one, path))),
    );
    if (group) group.push(path);
    else {
      near.push([path]);
      list.push([path].map((one) => one));
      near[near.length - 1] = list.at(-1)!;
    }
  }
  return list.map((group) => {
    const [route, ...aliases] = [...group].sort((a, b) => length(a) - length(b));
    if (!route) throw new Error('an empty group of paths');
    return { ...route, aliases };
  });
}

/** Forms of one path: with and without an optional parameter or a closing slash. */
function isSameFamily(a: Path, b: Path): boolean {
  return a.raw.family !== undefined && a.raw.family === b.raw.family;
}

function length({ template: { path, base } }: Path): number {
  return path.length + (base ? 1 : 0);
}

function isAlias(a: Path, b: Path): boolean {
  if (!sameHandler(a.raw.walked.target, b.raw.walked.target) || a.raw.call !== b.raw.call) return false;
  if (passedBy(a) !== passedBy(b)) return false;
  if (a.raw.reachable !== b.raw.reachable || a.template.base || b.template.base) return false;
  const [short, long] = a.template.path.length <= b.template.path.length ? [a, b] : [b, a];
  const [x, y] = [short.template.path, long.template.path];
  if (x === y || !y.endsWith(x) || short.template.subtree !== long.template.subtree) return false;
  // A loop that adds the same text again makes another path, not a prefix.
  const first = long.raw.parts[0]?.pieces[0];
  return first === undefined || !sameSpot(first.at, long.raw.declared);
}

/** Routes that meet other middleware are no aliases; what takes off a prefix is no difference. */
function passedBy({ raw }: Path): string {
  const others = raw.middleware.filter(({ layer }) => !layer.strip);
  return others.map(({ layer }) => `${layer.symbol}(${layer.args.join(', ')})`).join(' ');
}

function shadowsOf(paths: readonly Path[]): Map<Path, Path> {
  const shadows = new Map<Path, Path>();
  const candidates = paths.map((path) => ({
    path,
    lead: /^[^{]*/.exec(path.template.path)?.[0] ?? '',
    candidate: {
      method: path.raw.method,
      host: path.raw.host,
      matchers: path.raw.matchers.length,
      template: path.template,
      syntaxRule: path.raw.framework.matching,
    },
  }));
  candidates.forEach((later, i) => {
    // Where the last of several wins, those after it are asked.
    const { matching } = later.path.raw.framework;
    const others = matching === 'last' || matching === 'latest' ? candidates.slice(i + 1) : candidates.slice(0, i);
    const first = others.find(
      (earlier) =>
        later.path.template.path.startsWith(earlier.lead) &&
        !isExclusive(earlier.path.conds, later.path.conds) &&
        earlier.path.conds.every((cond) =>
          later.path.conds.some((one) => one.id === cond.id && one.arm === cond.arm),
        ) &&
        takesAll(earlier.candidate, later.candidate),
    );
    if (first) shadows.set(later.path, first.path);
  });
  return shadows;
}
