// What is read from go.mod and go.work.

import { describe, expect, it } from 'vitest';
import { parseModFile } from '../../src/files/go-mod.ts';

describe('parseModFile', () => {
  it('reads lines and blocks, without comments and quotes', () => {
    const file = parseModFile(
      'module "example.com/a" // old\r\n\r\ngo 1.26\nrequire x v1.0.0\nrequire (\n\ty v2.0.0 // indirect\n\t// z v3\n)\n',
    );
    expect(file.module).toBe('example.com/a');
    expect(file.requires).toEqual([
      { path: 'x', version: 'v1.0.0' },
      { path: 'y', version: 'v2.0.0' },
    ]);
  });

  it('tells local replacements from modules', () => {
    const { replaces } = parseModFile(
      'replace a => ../a\nreplace (\n\tb v1.0.0 => ./b\n\tc => d v1.1.0\n)\nreplace broken =>\n',
    );
    expect(replaces).toEqual([
      { path: 'a', target: '../a', isLocal: true, line: 1 },
      { path: 'b', version: 'v1.0.0', target: './b', isLocal: true, line: 3 },
      { path: 'c', target: 'd', targetVersion: 'v1.1.0', isLocal: false, line: 4 },
    ]);
  });

  it('reads the directories of go.work', () => {
    expect(parseModFile('go 1.26\nuse ./a\nuse(\n\t.\n)\n').uses).toEqual([
      { directory: './a', line: 2 },
      { directory: '.', line: 4 },
    ]);
  });
});
