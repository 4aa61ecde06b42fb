// Stage files: the diagnostics of this stage, one function per message. In: a file relative to the root and what is
// known about the problem. Out: a Diagnostic. Messages never hold absolute paths: they are the same on every machine.

import type { Diagnostic } from '../model/route-map.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  ELOOP: 'a loop of symbolic links',
  ENOTDIR: 'not a directory',
  EISDIR: 'it is a directory',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many open files',
};

/** What the system said, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (code || 'unknown error');
}

export function unreadable(file: string, reason: string): Diagnostic {
  return { severity: 'warning', code: 'unreadable', message: `could not be read (${reason}); left out`, file };
}

export function linkOutside(file: string): Diagnostic {
  return unreadable(file, 'a symbolic link that leaves the root');
}

export function mixedPackages(file: string, name: string, majority: string): Diagnostic {
  const message = `is in package ${name}, but the other files of its directory are in package ${majority}; left out`;
  return { severity: 'warning', code: 'mixed-packages', message, file };
}

export function noPackageClause(file: string): Diagnostic {
  return {
    severity: 'warning',
    code: 'no-package-clause',
    message: 'has no package clause; read as far as possible',
    file,
  };
}

export function replaceOutsideRoot(file: string, line: number, path: string, target: string): Diagnostic {
  const message = `replaces ${path} by ${target}, which is outside of the root and not read; --root can name a higher directory`;
  return { severity: 'warning', code: 'replace-outside-root', message, file, line, column: 1 };
}

export function useOutsideRoot(file: string, line: number, target: string): Diagnostic {
  const message = `uses ${target}, which is outside of the root and not read; --root can name a higher directory`;
  return { severity: 'warning', code: 'use-outside-root', message, file, line, column: 1 };
}
