// Stage syntax: parameters and results. In: the fields of a list as they are written. Out: `a, b T` as two fields; one
// without a name is one.

import type { Field } from '../model/syntax.ts';

export function oneByOne(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => (field.names.length > 1 ? field.names.map(() => field) : [field]));
}
