// Stage syntax: starts web-tree-sitter with the Go grammar. In: optionally where the two wasm files lie. Out: a parser
// that works synchronously. Without an argument they are looked for beside this module (the bundle in dist/), then in
// node_modules.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

/** Paths or file URLs. */
export interface WasmFiles {
  readonly core?: string | URL;
  readonly go?: string | URL;
}

export async function startParser(wasm: WasmFiles = {}): Promise<Parser> {
  const core = wasm.core ?? find('web-tree-sitter.wasm', 'web-tree-sitter/web-tree-sitter.wasm');
  const go = wasm.go ?? find('tree-sitter-go.wasm', 'tree-sitter-go/tree-sitter-go.wasm');
  const binary = { wasmBinary: readFileSync(core) };
  await Parser.init(binary);
  const language = await Language.load(readFileSync(go));
  return new Parser().setLanguage(language);
}

function find(name: string, installed: string): string | URL {
  const beside = new URL(name, import.meta.url);
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(installed);
}
