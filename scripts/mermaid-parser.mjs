// Installs mermaid for the tests that ask its parser (test/reporters/mermaid.test.ts), which are skipped where it is not.

import { readFileSync } from 'node:fs';
import { installed, skip } from './tools.mjs';

const { parser } = JSON.parse(readFileSync(new URL('mermaid.json', import.meta.url), 'utf8'));
try {
  installed('mermaid', parser);
} catch (error) {
  skip(error);
}
