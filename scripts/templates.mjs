// How a handlebars template becomes a module, for the bundle (scripts/build.mjs) and for the tests (vitest.config.ts):
// `import page from '../../templates/page.hbs'` is a function that needs only the runtime of handlebars.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import handlebars from 'handlebars';

const root = fileURLToPath(new URL('..', import.meta.url));

function moduleOf(path) {
  const template = handlebars.precompile(readFileSync(path, 'utf8'), { srcName: basename(path) }).code;
  return `import runtime from 'handlebars/runtime.js';\nexport default runtime.template(${template});\n`;
}

/** For esbuild. */
export const templates = {
  name: 'templates',
  setup({ onLoad }) {
    onLoad({ filter: /\.hbs$/ }, ({ path }) => ({ contents: moduleOf(path), loader: 'js', resolveDir: root }));
  },
};

/** For vite. */
export const vitePlugin = {
  name: 'templates',
  load(id) {
    return id.endsWith('.hbs') ? moduleOf(id) : undefined;
  },
};
