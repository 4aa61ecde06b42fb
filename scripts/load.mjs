// Loads a module of src or scripts that is written in TypeScript, which not every Node that builds can do by itself.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledForEsbuild } from './bundled.mjs';
import { templates } from './templates.mjs';

export async function load(entry) {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [templates, bundledForEsbuild],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
