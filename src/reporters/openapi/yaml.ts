// Stage reporters, openapi: a document as YAML. In: a document. Out: text that YAML 1.1 and 1.2 read alike; what a
// terminal would obey stands in double quotes, escaped.

import { isScalar, Scalar, visit, Document as YamlDocument } from 'yaml';
import { printable, printableJson } from '../printable.ts';
import type { Document } from './document.ts';

export function yaml(document: Document): string {
  const result = new YamlDocument(document, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(result, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && !isPlain(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && typeof key.value === 'string' && !isPlain(key.value)) key.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return printableJson(result.toString({ lineWidth: 100, doubleQuotedMinMultiLineLength: 1_000_000 }));
}

function isPlain(text: string): boolean {
  const line = text.replaceAll('\n', ' ');
  return printable(line) === line;
}
