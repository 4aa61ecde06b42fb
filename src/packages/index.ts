// Stage packages: import path to Package; scopes, types, fields, method sets. In: the repository of the files stage
// and a function that reads a file's syntax. Out: a Universe and its Members. Knows declarations, runs nothing.

export { Members, type Selection } from './members.ts';
export { Package } from './package.ts';
export {
  deref,
  type NamedType,
  type StructField,
  sameType,
  type Type,
  type TypeScope,
  typeText,
} from './types.ts';
export { Universe } from './universe.ts';
