// Whether OpenAPI documents are valid under two validators that know nothing of each other: the JSON Schemas of
// @seriousme/openapi-schema-validator, and the ruleset `spec` of redocly, which resolves and walks. Without files it takes
// those that the tests make. `--with` asks one of them only; redocly is installed into .tools, and where that cannot be it
// exits with 3.
//
//   node scripts/openapi-check.mjs [--with schemas|redocly] [FILE...]

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { installed, root, skip } from './tools.mjs';

const SHOWN = 20;

/** It keeps the schemas that it compiled. */
const validator = new Validator();

/** By name, what makes a function that tells the mistakes of a document. */
const validators = {
  schemas: async () => async (_, source) => {
    const { errors } = await validator.validate(parse(source));
    return [errors ?? []].flat().map((one) => (typeof one === 'string' ? one : `${one.instancePath} ${one.message}`));
  },
  redocly: async () => {
    const directory = installed('redocly', { '@redocly/openapi-core': '2.64.0' });
    const main = createRequire(join(directory, 'package.json')).resolve('@redocly/openapi-core');
    const { createConfig, lintFromString } = await import(pathToFileURL(main).href);
    const config = await createConfig({ extends: ['spec'] });
    return async (file, source) => {
      const problems = await lintFromString({ source, absoluteRef: file, config });
      return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`);
    };
  },
};

function documentsOfTests(directory) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, ROUTEMAP_OPENAPI_DIR: directory };
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', 'test/reporters/openapi'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the tests that make documents fail:\n${stdout}`);
  const goldens = join(root, 'fixtures/reporters');
  const isGolden = (name) => name.startsWith('map.openapi');
  return [
    ...readdirSync(directory).map((name) => join(directory, name)),
    ...readdirSync(goldens)
      .filter(isGolden)
      .map((name) => join(goldens, name)),
  ];
}

async function check(file, asked) {
  const source = readFileSync(file, 'utf8');
  const problems = [];
  for (const [name, validate] of asked)
    problems.push(...(await validate(file, source)).map((one) => `${file}: ${name}: ${one}`));
  for (const problem of problems.slice(0, SHOWN)) console.error(problem);
  return problems.length === 0;
}

const { values, positionals } = parseArgs({ options: { with: { type: 'string' } }, allowPositionals: true });
const names = values.with === undefined ? Object.keys(validators) : [values.with];
const asked = await Promise.all(names.map(async (name) => [name, await validators[name]()])).catch(skip);
const scratch = mkdtempSync(join(tmpdir(), 'routemap-openapi-'));
try {
  const files = positionals.length > 0 ? positionals.map((name) => resolve(name)) : documentsOfTests(scratch);
  let bad = 0;
  for (const file of files) if (!(await check(file, asked))) bad++;
  console.log(`${files.length} documents, ${bad} not valid under ${names.join(' and ')}`);
  if (bad > 0 || files.length === 0) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
