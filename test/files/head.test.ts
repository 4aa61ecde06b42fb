// What the scan of a file's head reads, in Go as it is written and as it is broken.

import { describe, expect, it } from 'vitest';
import { scanHead } from '../../src/files/head.ts';

const scan = (text: string) => scanHead(Buffer.from(text));

describe('scanHead', () => {
  it('reads package and imports behind a BOM and with CRLF', () => {
    const head = scan('\uFEFF//go:build linux\r\n\r\npackage api\r\n\r\nimport "a/b"\r\nimport x "c"\r\n');
    expect(head).toMatchObject({
      packageName: 'api',
      goBuild: 'linux',
      imports: [{ path: 'a/b' }, { path: 'c', name: 'x' }],
    });
  });

  it('reads groups, names, raw strings, comments and clauses parted by semicolons', () => {
    const text = 'package p; import ("a"; x "b"\n/* c */ . "d" // e\n_ `f`\n)\nimport "g"\nvar s = "import"\n';
    expect(scan(text).imports).toEqual([
      { path: 'a' },
      { path: 'b', name: 'x' },
      { path: 'd', name: '.' },
      { path: 'f', name: '_' },
      { path: 'g' },
    ]);
  });

  it('stops at the first declaration', () => {
    expect(scan('package p\nimport "a"\nfunc f() {}\nimport "b"\n').imports).toEqual([{ path: 'a' }]);
  });

  it('reads both sides of a merge conflict', () => {
    const text = 'package p\nimport (\n<<<<<<< HEAD\n"a"\n=======\n"b"\n>>>>>>> other\n"c"\n)\n';
    expect(scan(text).imports.map((clause) => clause.path)).toEqual(['a', 'b', 'c']);
  });

  it('loses only the broken clause of a group', () => {
    expect(scan('package p\nimport (\n"a\n"b"\n').imports).toEqual([{ path: 'b' }]);
    expect(scan('package p\nimport (\n"a"\nfunc f() { "b" }\n').imports).toEqual([{ path: 'a' }]);
  });

  it('takes +build lines only if a blank line follows them', () => {
    expect(scan('// +build linux\n\npackage p\n').plusBuild).toEqual(['linux']);
    expect(scan('// +build linux\npackage p\n').plusBuild).toEqual([]);
    expect(scan('//go:build a\n// +build b\n\npackage p\n')).toMatchObject({ goBuild: 'a', plusBuild: [] });
  });

  it('reads import comments', () => {
    expect(scan('package p // import "example.com/p"\n').importComment).toBe('example.com/p');
    expect(scan('package p /* import "example.com/p" */\n').importComment).toBe('example.com/p');
    expect(scan('package p // imports "x"\n').importComment).toBeUndefined();
  });

  it('takes files without a package clause', () => {
    expect(scan('').packageName).toBe('');
    expect(scan('func f() {}').packageName).toBe('');
    expect(scan('/* never closed').packageName).toBe('');
  });
});
