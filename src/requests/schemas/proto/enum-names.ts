// Stage requests, schemas: the names of an enumeration. In: a type that protoc-gen-go wrote. Out: the values of the map
// `Kind_name` beside it, in order; undefined where there is none.

import type { NamedType } from '../../../packages/index.ts';

export function enumNames({ name, scope }: NamedType): readonly string[] | undefined {
  const spec = scope?.pkg.member(`${name}_name`)?.node();
  if (spec?.kind !== 'ValueSpec') return undefined;
  const value = spec.values[spec.names.findIndex((one) => one.name === `${name}_name`)];
  if (value?.kind !== 'CompositeLit') return undefined;
  const names = value.elements.flatMap((one) =>
    one.kind === 'KeyValueExpr' && one.value.kind === 'BasicLit' ? [one.value.text] : [],
  );
  return names.length > 0 ? names : undefined;
}
