// Routers that only a configuration knows, and what is said where a configuration is wrong.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/index.ts';
import { scan } from '../../src/index.ts';
import { emptyDirectory, MAP, routemap } from '../cli/session.ts';

const fixture = join(import.meta.dirname, '../../fixtures/config/own-router');

describe('a router of a module that is not at hand', () => {
  test('is understood with its table', async () => {
    const { code, out } = await routemap([fixture, '-f', 'text']);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toEqual([
      '* /echo  main.echo',
      'DELETE /v1/items/{id}  items.handle',
      'GET /health  main.health',
      'GET /v1/items/{id}  items.handle',
    ]);
  });

  test('with the middleware and the fallback that it has', async () => {
    const { routes, servers, stats } = await scan({ path: fixture, env: {} });
    const inner = routes.find(({ path }) => path === '/v1/items/{id}');
    expect(inner?.middleware.map(({ name }) => name)).toEqual(['main.authenticate']);
    expect(servers.map(({ framework, fallbacks }) => [framework, fallbacks.length])).toEqual([['platform/web', 1]]);
    expect(stats.unresolved).toBe(0);
  });

  test('is unknown without it', async () => {
    expect((await scan({ path: fixture, env: {}, config: false })).stats.registrations).toBe(0);
    expect((await routemap([fixture, '--no-config', '-f', 'tsv'])).lines).toHaveLength(1);
  });
});

/** A table with one more call. */
const table = (call: string, more = ''): string => `{
  "frameworks": [{
    "name": "own", "packages": ["example.com/own"], "pathSyntax": "colon", "joining": "concat", "matching": "first",
    "middleware": "at request", "any": [],
    "types": { "Router": { "is": "scope" } },
    "calls": {
      "New": ${call},
    },${more}
  }],
}`;
const call = 'frameworks[0].calls.New';

describe('what is said of a wrong one', () => {
  test.each([
    ['', '1: a value should stand here, not the end of the file'],
    ['{ "frameworks": [ }', '1: a value should stand here, not }'],
    ['{\n  // Our router\n  frameworks: [] }', '3: a key in double quotes should stand here, not frameworks'],
    ['{ "frameworks": [] "x": 1 }', '1: a comma or } should stand here, not "x"'],
    ['{ "frameworks" [] }', '1: a colon should stand here, not ['],
    ['{} {}', '1: the end of the file should stand here, not {'],
    ['{ "frameworks": [],\n"frameworks": [] }', '2: the key "frameworks" stands here twice'],
  ])('that is no JSON: %j', (text, message) => {
    expect(said(text)).toBe(message.replace(/: /, ': not JSON: '));
  });

  test.each([
    ['[]', '1: a list stands where an object should'],
    ['{ "framework": [] }', '1: framework: unknown key "framework". Did you mean frameworks?'],
    ['{ "output": "x" }', '1: output: unknown key "output". Known: $schema, openapi, frameworks'],
    ['{ "frameworks": {} }', '1: frameworks: an object stands where a list should'],
    ['{ "frameworks": [null] }', '1: frameworks[0]: null stands where an object should'],
    ['{ "frameworks": [{ "name": 1 }] }', '1: frameworks[0]: "packages" is missing'],
    [table('{ "effect": "regster" }'), `7: ${call}.effect: unknown effect "regster". Did you mean register?`],
    [table('{ "path": 0 }'), `7: ${call}: "effect" is missing`],
    [table('{ "effect": 3 }'), `7: ${call}.effect: 3 stands where an effect should`],
    [table('"scope"'), `7: ${call}: text stands where an object should`],
    [
      table('{ "effect": "child", "prefx": 0 }'),
      `7: ${call}.prefx: unknown key "prefx" of the effect "child". Did you mean prefix?`,
    ],
    [table('{ "effect": "complete" }'), `7: ${call}: "handler" is missing`],
    [
      table('{ "effect": "complete", "handler": "reciever" }'),
      `7: ${call}.handler: unknown argument "reciever". Did you mean receiver?`,
    ],
    [
      table('{ "effect": "complete", "handler": { "form": 1 } }'),
      `7: ${call}.handler.form: unknown key "form". Did you mean from?`,
    ],
    [
      table('{ "effect": "complete", "handler": 0.5 }'),
      `7: ${call}.handler: 0.5 stands where an integer, an object or text should`,
    ],
    [table('{ "effect": "register", "verbs": "all" }'), `7: ${call}.verbs: unknown verbs "all". Known: any`],
    [
      table('{ "effect": "register", "verbs": "any", "reader": { "form": "verb method", "verbs": [] } }'),
      `7: ${call}.reader.form: unknown reader "verb method". Did you mean verb methods?`,
    ],
    [
      table('{ "effect": "register", "verbs": "any", "reader": { "form": "annotations", "verbs": [] } }'),
      `7: ${call}.reader.verbs: unknown key "verbs" of the reader "annotations". Known: variable`,
    ],
    [
      table('{ "effect": "default", "then": { "effect": "mount", "handler": 0, "strip": "none" } }'),
      `7: ${call}.then.strip: unknown strip "none". Known: own`,
    ],
    [
      table('{ "effect": "scope", "type": "Ruoter" }'),
      `7: ${call}: the table has no type "Ruoter". Did you mean Router?`,
    ],
    [table('{ "effect": "self" }, "Router Get": { "effect": "self" }'), badName('Router Get')],
    [
      table('{ "effect": "self" }', '\n"requests": { "Get Body": { "effect": "body" } }'),
      badName('Get Body').replace(/^7(.*)calls/, '9$1requests'),
    ],
    [
      table('{ "effect": "self" }', '\n"requests": { "Get": { "effect": "read", "in": "qeury", "name": 0 } }'),
      '9: frameworks[0].requests.Get.in: unknown place "qeury". Did you mean query?',
    ],
    [
      table('{ "effect": "self" }', '\n"requests": { "Get": { "effect": "decode" } }'),
      '9: frameworks[0].requests.Get: "into" is missing',
    ],
    [
      table('{ "effect": "self" }', '\n"like": { "Group": "Ruoter" }'),
      '9: frameworks[0].like.Group: the table has no type "Ruoter". Did you mean Router?',
    ],
    [
      table('{ "effect": "self" }', '\n"like": { "Group": "Area", "Area": "Group" }'),
      '9: frameworks[0].like.Group: Group and Area have their methods from each other. Name the type that has rows',
    ],
    [
      table('{ "effect": "self" }', '\n"joinning": "concat"'),
      '9: frameworks[0].joinning: unknown key "joinning". Did you mean joining?',
    ],
    [
      table('{ "effect": "self" }').replace('"colon"', '"colons"'),
      '3: frameworks[0].pathSyntax: unknown path syntax "colons". Did you mean colon?',
    ],
  ])('in what it holds: %j', (text, message) => {
    expect(said(text)).toBe(message);
  });
});

function badName(name: string): string {
  return `7: frameworks[0].calls["${name}"]: no function or method. Write New, Type.Method or (*Type).Method`;
}

function said(text: string): string {
  try {
    parseConfig(text, 'file');
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^file:/, '') : '';
  }
}

describe('on the command line', () => {
  const program = (): string => {
    const cwd = emptyDirectory();
    mkdirSync(join(cwd, 'cmd/api'), { recursive: true });
    writeFileSync(join(cwd, 'go.mod'), 'module example.com/program\n');
    writeFileSync(join(cwd, 'cmd/api/main.go'), 'package main\n\nfunc main() {}\n');
    return cwd;
  };

  test('the nearest one counts, and a wrong one ends the run', async () => {
    const cwd = program();
    writeFileSync(join(cwd, 'routemap.config.json'), '{ "frameworks": 1 }');
    const above = 'routemap: routemap.config.json:1: frameworks: 1 stands where a list should';
    expect(await routemap(['./cmd/api'], { cwd })).toMatchObject({ code: 2, out: '', messages: [above] });
    writeFileSync(join(cwd, 'cmd/api/routemap.config.json'), '{}');
    expect(await routemap(['./cmd/api'], { cwd })).toMatchObject({ code: 0 });
    expect(await routemap(['--no-config'], { cwd })).toMatchObject({ code: 0 });
  });

  test('nothing above the root is read', async () => {
    const cwd = program();
    writeFileSync(join(cwd, 'cmd/routemap.config.json'), '{ "frameworks": 1 }');
    writeFileSync(join(cwd, 'cmd/api/go.mod'), 'module example.com/inner\n');
    expect(await routemap(['cmd/api'], { cwd })).toMatchObject({ code: 0 });
  });

  test('another file may be named', async () => {
    const cwd = program();
    writeFileSync(join(cwd, 'routemap.config.json'), '{ "frameworks": 1 }');
    writeFileSync(join(cwd, 'own.json'), '// Nothing\n{}');
    expect(await routemap(['--config', 'own.json'], { cwd })).toMatchObject({ code: 0 });
    expect((await routemap(['--config', 'onw.json'], { cwd })).messages).toEqual([
      'routemap: onw.json: it does not exist. Did you mean own.json?',
    ]);
    expect((await routemap(['--config', 'own.json', '--no-config'], { cwd })).messages).toEqual([
      'routemap: --config and --no-config exclude each other. Leave out one',
    ]);
    expect((await routemap([MAP, '--config', 'own.json'], { cwd })).messages).toEqual([
      'routemap: --config changes what is read, and a saved map was read already. Scan the directory',
    ]);
  });
});
