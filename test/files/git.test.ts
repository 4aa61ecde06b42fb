// What .git tells, without git.

import { describe, expect, it } from 'vitest';
import { webAddress } from '../../src/files/git.ts';
import { go, openTree } from './make-tree.ts';

const hash = '0123456789abcdef0123456789abcdef01234567';
const facts = (git: Record<string, string>) => {
  const { repository, revision } = openTree({ 'go.mod': 'module m\n', 'a.go': go('a'), ...git });
  return { repository, revision };
};

describe('webAddress', () => {
  it.each([
    ['https://github.com/a/b.git', 'https://github.com/a/b'],
    ['https://user:token@github.com/a/b.git/', 'https://github.com/a/b'],
    ['https://token@host:8443/a/b?x=y', 'https://host:8443/a/b'],
    ['git@github.com:a/b.git', 'https://github.com/a/b'],
    ['github.com:a/b', 'https://github.com/a/b'],
    ['ssh://git@host.org:2222/a/b.git', 'https://host.org/a/b'],
    ['git://host.org/a/b', 'https://host.org/a/b'],
    ['/srv/git/b.git', undefined],
    ['../b', undefined],
    ['file:///srv/b', undefined],
    ['C:/b', undefined],
    ['', undefined],
  ])('%s', (remote, expected) => expect(webAddress(remote)).toBe(expected));
});

describe('git facts', () => {
  const config =
    '[core]\n\turl = x\n[remote "fork"]\n\turl = https://x.org/f/b\n[remote "origin"]\n\turl = https://x.org/a/b.git\n';

  it('reads a loose ref, a packed one and a detached HEAD', () => {
    const expected = { repository: 'https://x.org/a/b', revision: hash };
    const head = { '.git/config': config, '.git/HEAD': 'ref: refs/heads/main\n' };
    expect(facts({ ...head, '.git/refs/heads/main': `${hash}\n` })).toEqual(expected);
    expect(facts({ ...head, '.git/packed-refs': `# pack-refs\n${hash} refs/heads/main\n^${hash}\n` })).toEqual(
      expected,
    );
    expect(facts({ '.git/config': config, '.git/HEAD': `${hash}\n` })).toEqual(expected);
  });

  it('says nothing of worktrees, broken heads and refs that leave .git', () => {
    const nothing = { repository: undefined, revision: undefined };
    expect(facts({ '.git': 'gitdir: ../x/.git/worktrees/y\n' })).toEqual(nothing);
    expect(facts({ '.git/HEAD': 'ref: refs/heads/none\n' })).toEqual(nothing);
    expect(facts({ '.git/HEAD': 'ref: refs/../../secret\n', secret: hash })).toEqual(nothing);
  });
});
