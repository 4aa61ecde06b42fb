// Makes `import script from './main.ts?bundle'` the text of a script or a style sheet for browsers: bundled, minified, in
// one piece. One plugin for esbuild, which makes dist, and one for vitest, which reads the sources; same text from both.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const QUERY = '?bundle';

export const bundledForEsbuild = {
  name: 'bundled',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?bundle$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(0, -QUERY.length)),
      namespace: 'bundled',
    }));
    onLoad({ filter: /./, namespace: 'bundled' }, async ({ path }) => ({
      contents: await bundledText(path),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

export const bundledForVitest = {
  name: 'bundled',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(QUERY)) return undefined;
    return `export default ${JSON.stringify(await bundledText(id.slice(0, -QUERY.length)))};`;
  },
};

async function bundledText(path) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    format: path.endsWith('.css') ? undefined : 'iife',
    platform: 'browser',
    target: path.endsWith('.css') ? undefined : 'es2022',
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const text = outputFiles[0].text.trim();
  return path.endsWith('.css') ? text : `${licences()}${text}`;
}

/** What is bundled into pages is passed on with them, and so is its licence. */
function licences() {
  const text = readFileSync(join(root, 'node_modules/@dagrejs/dagre/LICENSE'), 'utf8').trim();
  return `/*! Holds @dagrejs/dagre:\n${text}\n*/\n`;
}
