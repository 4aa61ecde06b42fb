// Makes dist: the bundles of the public API and of the command line, the type declarations, the grammar, the schemas.
// It goes on where types do not agree, so that a checkout in the middle of a change can be tried: `npm run types` is
// what fails on them.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledForEsbuild } from './bundled.mjs';
import { load } from './load.mjs';
import { templates } from './templates.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** What is bundled is a devDependency; what is not is installed beside the bundle. */
async function bundle() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await build({
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(dependencies),
    // Its modules for browsers are bundled as such; those for Node ask for what a bundle has not.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [templates, bundledForEsbuild],
    logLevel: 'warning',
  });
}

/** The parser and the grammar lie beside the bundle, so that installing compiles nothing. */
function copyFiles() {
  for (const name of ['tree-sitter-go', 'web-tree-sitter']) {
    const directory = join(root, 'node_modules', name);
    copyFileSync(join(directory, `${name}.wasm`), join(dist, `${name}.wasm`));
    copyFileSync(join(directory, 'LICENSE'), join(dist, `${name}.LICENSE`));
  }
  copyFileSync(join(root, 'node_modules/yaml/LICENSE'), join(dist, 'yaml.LICENSE'));
  copyFileSync(join(root, 'src/model/schema.json'), join(dist, 'schema.json'));
}

/** The schema of the configuration comes from the shapes that it is checked by. */
async function writeConfigSchema() {
  const { configSchema } = await load('src/config/json-schema.ts');
  writeFileSync(join(dist, 'config.schema.json'), `${JSON.stringify(configSchema, undefined, 2)}\n`);
}

/** Declarations of what the public API mentions; the rest of the program keeps its types to itself. */
function declare() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', join(root, 'scripts/tsconfig.declarations.json')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stderr.write(stdout);
  const wanted = mentioned(join(dist, 'index.d.ts'));
  for (const name of readdirSync(dist, { recursive: true })) {
    const file = join(dist, name);
    if (file.endsWith('.d.ts') && !wanted.has(file)) rmSync(file);
  }
  removeEmptyDirectories(dist);
}

function mentioned(file, found = new Set()) {
  if (found.has(file)) return found;
  if (!existsSync(file)) throw new Error(`${file}: the compiler wrote no such declarations`);
  found.add(file);
  for (const [, from] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.[jt]s'/g)) {
    mentioned(resolve(dirname(file), `${from}.d.ts`), found);
  }
  return found;
}

function removeEmptyDirectories(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyDirectories(join(directory, entry.name));
  }
  if (readdirSync(directory).length === 0) rmdirSync(directory);
}

rmSync(dist, { recursive: true, force: true });
await bundle();
copyFiles();
await writeConfigSchema();
declare();
