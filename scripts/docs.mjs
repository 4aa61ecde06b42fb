// npm run docs: writes docs/frameworks.md from the tables.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { makePage } = await load('scripts/chapters.ts');
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs/frameworks.md'), await makePage(root, load));
