// The floor of `npm run bench`: the least that a reader of the whole repository does. Lists a tree and reads every Go
// file outside vendor.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const pruned = new Set(['vendor', '.git', 'node_modules', 'testdata']);
let files = 0;
let bytes = 0;

function read(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!pruned.has(entry.name)) read(path);
    } else if (entry.isFile() && entry.name.endsWith('.go')) {
      files++;
      bytes += readFileSync(path).length;
    }
  }
}

read(process.argv[2]);
console.log(`${files} Go files outside vendor, ${(bytes / 1e6).toFixed(1)} MB`);
