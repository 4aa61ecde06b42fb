// Stage files: what git knows about the root, without running git. In: .git/config, .git/HEAD and the refs. Out: the
// address of `origin` as a browser would open it, never with credentials, and the revision. A worktree or submodule,
// whose .git is a file that points out of the root, tells nothing.

import type { Tree } from './disk.ts';

export interface GitFacts {
  readonly repository?: string;
  readonly revision?: string;
}

export function readGit(tree: Tree): GitFacts {
  if (!tree.realDirectory('.git')) return {};
  return { repository: webAddress(originOf(text(tree, '.git/config'))), revision: revisionOf(tree) };
}

function text(tree: Tree, file: string): string {
  return tree.readIfFile(file)?.toString('utf8') ?? '';
}

function originOf(config: string): string {
  let inOrigin = false;
  for (const line of config.split('\n')) {
    if (/^\s*\[/.test(line)) inOrigin = /^\s*\[\s*remote\s+"origin"\s*\]/i.test(line);
    const url = inOrigin && /^(?:\s*\[[^\]]*\])?\s*url\s*=\s*"?([^"\s;#]+)/i.exec(line)?.[1];
    if (url) return url;
  }
  return '';
}

/** `git@host:owner/name.git`, `ssh://git@host:22/owner/name` and `https://user:token@host/owner/name`; no local paths. */
export function webAddress(remote: string): string | undefined {
  const scp = /^(?:[^@/]+@)?([^:/@]{2,}):(?!\/\/)\/?(.+)$/.exec(remote);
  const form = scp ? `ssh://${scp[1]}/${scp[2]}` : remote;
  if (!URL.canParse(form)) return undefined;
  const { protocol, hostname, host, pathname } = new URL(form);
  if (!/^(?:https?|ssh|git|git\+ssh|ssh\+git):$/.test(protocol) || hostname === '') return undefined;
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return protocol.startsWith('http') ? `${protocol}//${host}${path}` : `https://${hostname}${path}`;
}

function revisionOf(tree: Tree): string | undefined {
  const head = text(tree, '.git/HEAD').trim();
  if (isRevision(head)) return head;
  const ref = /^ref:\s*(refs\/\S+)$/.exec(head)?.[1];
  if (ref === undefined || ref.split('/').includes('..')) return undefined;
  const loose = text(tree, `.git/${ref}`).trim();
  if (isRevision(loose)) return loose;
  const packed = text(tree, '.git/packed-refs')
    .split('\n')
    .map((line) => line.trim().split(' '));
  const hash = packed.find((words) => words[1] === ref)?.[0] ?? '';
  return isRevision(hash) ? hash : undefined;
}

function isRevision(word: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(word);
}
