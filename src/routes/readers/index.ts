// Stage routes, readers: the way in. In: a registration whose row names a form to read. Out: its routes. A closed set:
// forms are named after what they read, never after a framework; what differs between frameworks is in the table.

import type { Reader } from '../../model/reader.ts';
import { readAnnotations } from './annotations.ts';
import { readDocumentedOperations } from './documented-operations.ts';
import { readMappingText } from './mapping-text.ts';
import { readMetaTags } from './meta-tags.ts';
import { readMethodPaths } from './method-paths.ts';
import { readMethodWords } from './method-words.ts';
import { readOperationLiteral } from './operation-literal.ts';
import { readPatternOpcodes } from './pattern-opcodes.ts';
import type { Read, Reading } from './reading.ts';
import { readRouteList } from './route-list.ts';
import { readVerbMethods } from './verb-methods.ts';

export function readRoutes(on: Reading, reader: Reader): Read {
  switch (reader.form) {
    case 'mapping text':
      return readMappingText(on, (rest) => readRoutes(rest, reader.otherwise));
    case 'verb methods':
      return readVerbMethods(on, reader);
    case 'method paths':
      return readMethodPaths(on, reader);
    case 'method words':
      return readMethodWords(on, reader);
    case 'annotations':
      return readAnnotations(on, reader);
    case 'meta tags':
      return readMetaTags(on, reader, (rest) => readRoutes(rest, reader.objects));
    case 'route list':
      return readRouteList(on);
    case 'documented operations':
      return readDocumentedOperations(on, reader);
    case 'pattern opcodes':
      return readPatternOpcodes(on);
    case 'operation literal':
      return readOperationLiteral(on);
  }
}

export type { Read, Reading } from './reading.ts';
