// Whether OpenAPI documents are valid under two validators that know nothing of each other: the JSON Schemas of
// @seriousme/openapi-schema-validator, and the ruleset `spec` of redocly, which resolves and walks. Without files it takes
// those that the tests make. Where redocly cannot be had it says so, and that is no failure.
//
//   node scripts/openapi-check.mjs [FILE...]

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { installed, root } from './tools.mjs';

/** It keeps the schemas that it compiled. */
const validator = new Validator();

async function redocly() {
  try {
    const directory = installed('redocly', { '@redocly/openapi-core': '2.64.0' });
    const main = createRequire(join(directory, 'package.json')).resolve('@redocly/openapi-core');
    const { createConfig, lintFromString } = await import(pathToFileURL(main).href);
    const config = await createConfig({ extends: ['spec'] });
    return async (file, source) => {
      const problems = await lintFromString({ source, absoluteRef: file, config });
      return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`);
    };
  } catch (error) {
    console.error(`openapi-check: redocly could not be installed, so that only one validator ran: ${error.message}`);
    return async () => [];
  }
}

async function schemas(source) {
  const { errors } = await validator.validate(parse(source));
  return [errors ?? []].flat().map((one) => (typeof one === 'string' ? one : `${one.instancePath} ${one.message}`));
}

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

const scratch = mkdtempSync(join(tmpdir(), 'routemap-openapi-'));
try {
  const given = process.argv.slice(2).map((name) => resolve(name));
  const files = given.length > 0 ? given : documentsOfTests(scratch);
  const lint = await redocly();
  let bad = 0;
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const problems = [
      ...(await schemas(source)).map((one) => `schema: ${one}`),
      ...(await lint(file, source)).map((one) => `redocly: ${one}`),
    ];
    if (problems.length > 0) bad++;
    for (const problem of problems.slice(0, 20)) console.error(`${file}: ${problem}`);
  }
  console.log(`${files.length} documents, ${bad} not valid`);
  if (bad > 0 || files.length === 0) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
