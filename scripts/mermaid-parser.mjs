// Installs mermaid for the tests that ask its parser (test/reporters/mermaid.test.ts). Says so where it cannot; they are
// skipped then.

import { readFileSync } from 'node:fs';
import { installed } from './tools.mjs';

const { parser } = JSON.parse(readFileSync(new URL('mermaid.json', import.meta.url), 'utf8'));
try {
  installed('mermaid', parser);
} catch (error) {
  console.log(`mermaid cannot be installed here, and its parser is not asked: ${error.message.split('\n')[0]}`);
}
