// Stage files: which files a build takes. In: the environment, options, file names and the constraints of a head. Out:
// the Build (GOOS, GOARCH, -tags; linux/amd64 unless told otherwise) and yes or no for a file. The lists are those of
// go/build.

import type { Build } from '../../model/source.ts';
import { nearest } from '../../model/suggest.ts';
import { UsageError } from '../../model/usage-error.ts';
import type { Head } from '../head.ts';
import { evaluateGoBuild, evaluatePlusBuild } from './constraint.ts';

const systems = new Set(
  (
    'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows ' +
    'zos'
  ).split(' '),
);
const unixSystems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios linux netbsd openbsd solaris'.split(' '),
);
const architectures = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ' +
    'ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);
/** Systems that also take the files of another one. */
const alike: Readonly<Record<string, string>> = { android: 'linux', illumos: 'solaris', ios: 'darwin' };
const LATEST_RELEASE = 27;

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws UsageError for a system or architecture that Go does not know. */
export function chooseBuild(explicit: Partial<Build>, environment: Environment): Build {
  return {
    goos: known('GOOS', explicit.goos || environment.GOOS || 'linux', systems),
    goarch: known('GOARCH', explicit.goarch || environment.GOARCH || 'amd64', architectures),
    tags: explicit.tags ?? tagsOf(environment.GOFLAGS ?? ''),
  };
}

function known(what: string, name: string, names: ReadonlySet<string>): string {
  if (names.has(name)) return name;
  const suggestion = nearest(name, names);
  const advice = suggestion === undefined ? `Go knows ${[...names].join(', ')}` : `Did you mean ${suggestion}?`;
  throw new UsageError(`"${name}" is no ${what}. ${advice}`);
}

/** GOFLAGS holds flags parted by spaces, each of which may be quoted as a whole: `-mod=mod '-tags=a b'`. */
function tagsOf(flags: string): string[] {
  const match = /(?:^|\s)(?:'--?tags=([^']*)'|"--?tags=([^"]*)"|--?tags=(\S*))/.exec(flags);
  const list = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
  return list.split(/[\s,]+/).filter((tag) => tag !== '');
}

/** `linux,amd64 darwin` as `linux && amd64 || darwin`. */
function goBuildOf(line: string): string {
  return line
    .trim()
    .split(/\s+/)
    .map((word) => word.split(',').join(' && '))
    .join(' || ');
}

export class BuildFilter {
  private readonly tags: ReadonlySet<string>;

  constructor({ goos, goarch, tags }: Build) {
    const releases = Array.from({ length: LATEST_RELEASE }, (_, i) => `go1.${i + 1}`);
    const names = [goos, goarch, 'gc', 'cgo', ...releases, ...tags];
    if (alike[goos]) names.push(alike[goos]);
    if (unixSystems.has(goos)) names.push('unix');
    this.tags = new Set(names);
  }

  /** What name and head ask of the build, as one expression. */
  constraintOf(name: string, head: Head): string | undefined {
    const words = name
      .slice(0, name.indexOf('.'))
      .replace(/_test$/, '')
      .split('_')
      .slice(1);
    const last = words.at(-1) ?? '';
    const system = words.at(-2) ?? '';
    const named = [
      ...(architectures.has(last) && systems.has(system) ? [system] : []),
      ...(systems.has(last) || architectures.has(last) ? [last] : []),
    ];
    const written = head.goBuild === undefined ? head.plusBuild.map(goBuildOf) : [head.goBuild.trim()];
    const parts = [...named, ...written];
    if (parts.length === 0) return undefined;
    return parts.length === 1 ? parts[0] : parts.map((part) => (/\|\|/.test(part) ? `(${part})` : part)).join(' && ');
  }

  /** `x_linux.go`, `x_amd64.go`, `x_linux_amd64.go`, each also with `_test`; what stands before the first `_` is free. */
  takesName(name: string): boolean {
    const stem = name.slice(0, name.indexOf('.')).replace(/_test$/, '');
    const words = stem.split('_').slice(1);
    const last = words.at(-1);
    if (last === undefined) return true;
    const system = words.at(-2);
    if (architectures.has(last) && system !== undefined && systems.has(system)) {
      return this.tags.has(last) && this.tags.has(system);
    }
    return !(systems.has(last) || architectures.has(last)) || this.tags.has(last);
  }

  takesHead(head: Head): boolean {
    if (head.packageName === 'documentation') return false;
    const has = (tag: string): boolean => this.tags.has(tag);
    if (head.goBuild !== undefined) return evaluateGoBuild(head.goBuild, has);
    return head.plusBuild.every((line) => evaluatePlusBuild(line, has));
  }
}
