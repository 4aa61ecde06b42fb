// A client in TypeScript. In: a document and a directory to work in. Out: whether the types that openapi-typescript makes
// of it compile, and with them a call of each operation through openapi-fetch.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed } from '../tools.mjs';
import { operationsOf, requestOf } from './samples.mjs';

const packages = { 'openapi-typescript': '7.13.0', 'openapi-fetch': '0.17.0', typescript: '5.9.3' };

export const generator = () => installed('openapi-typescript', packages);

/** Complaints of the compiler; none is well. */
export function compile(file, document, scratch) {
  const tools = join(generator(), 'node_modules');
  run(join(tools, 'openapi-typescript/bin/cli.js'), [file, '-o', join(scratch, 'api.d.ts')], scratch);
  writeFileSync(join(scratch, 'client.ts'), clientOf(document));
  const options = {
    strict: true,
    noEmit: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
    paths: { 'openapi-fetch': [join(tools, 'openapi-fetch')] },
  };
  const files = ['api.d.ts', 'client.ts'];
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files }));
  return run(join(tools, 'typescript/bin/tsc'), ['-p', scratch], scratch);
}

function clientOf(document) {
  const calls = operationsOf(document).map((operation) => {
    const { path, variables, query, headers, body, type } = requestOf(document, operation);
    const { Authorization: _, ...own } = headers;
    const params = { path: variables, query, header: own };
    const used = Object.entries(params).filter(([, values]) => Object.keys(values).length > 0);
    const options = {
      ...(used.length > 0 ? { params: Object.fromEntries(used) } : {}),
      ...(type && operation.requestBody.required ? { body } : {}),
    };
    const second = Object.keys(options).length > 0 ? `, ${JSON.stringify(options)}` : '';
    return `await client.${operation.verb.toUpperCase()}(${JSON.stringify(path)}${second});`;
  });
  return [
    "import createClient from 'openapi-fetch';",
    "import type { paths } from './api';",
    'const client = createClient<paths>();',
    ...calls,
    '',
  ].join('\n');
}

function run(script, words, cwd) {
  try {
    execFileSync(process.execPath, [script, ...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return [];
  } catch ({ stdout, stderr }) {
    return `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
  }
}
