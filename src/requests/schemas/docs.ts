// Stage requests, schemas: doc comments. In: a comment as Go has it. Out: description and deprecation. Lines that talk to
// other tools (`swagger:model`, `+optional`) are no part of it.

import type { Schema } from '../../model/route-map.ts';

const forTools = /^\s*(?:swagger:\w+.*|\+[a-z][\w:.=+-]*.*|nolint\b.*|@name\s.*)$/;

export function described(doc: string | undefined): Pick<Schema, 'description' | 'deprecated'> {
  const lines = (doc ?? '').split('\n').filter((line) => !forTools.test(line));
  const description = lines.join('\n').trim();
  if (description === '') return {};
  // The convention is a paragraph that begins so.
  return { description, ...(/(?:^|\n\s*\n)Deprecated: /.test(description) ? { deprecated: true } : {}) };
}
