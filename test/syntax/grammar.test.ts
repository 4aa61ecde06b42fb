// The conversion knows every named node type of the grammar, so that a new version of it cannot add one unnoticed.

import { expect, test } from 'vitest';
import { convertedTypes } from '../../src/syntax/convert/grammar.ts';
import { startParser } from '../../src/syntax/wasm.ts';

/** Read as text of their parents, or never part of a declaration. */
const ignored = [
  'blank_identifier',
  'dot',
  'escape_sequence',
  'import_declaration',
  'import_spec',
  'import_spec_list',
  'interpreted_string_literal_content',
  'package_clause',
  'raw_string_literal_content',
];

test('all named node types are converted', async () => {
  const language = (await startParser()).language!;
  const types = language.types.filter(
    (type, id) => type && language.nodeTypeIsNamed(id) && language.nodeTypeIsVisible(id),
  );
  const known = new Set<string>([...convertedTypes, ...ignored]);
  expect(types.filter((type) => !known.has(type))).toEqual([]);
  expect([...known].filter((type) => type !== 'ERROR' && !types.includes(type))).toEqual([]);
});
