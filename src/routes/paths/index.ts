// Stage routes, paths: what a router makes of path text. Out: the document's path templates, the rules by which
// prefix and path meet, the forms of optional parameters, and which of two routes takes the other's requests.

export { join, joinForms, joinPrefix } from './join.ts';
export { optionalForms } from './optional.ts';
export type { Part, Syntax } from './pieces.ts';
export { type Candidate, takesAll } from './shadowing.ts';
export { type Template, template } from './template.ts';
export { narrow } from './tests.ts';
export { piecesOf, readPattern, textOf } from './texts.ts';
