// Stage requests, schemas: what those who make schemas of types share: the declarations at hand, and each other.

import type { Schema } from '../../model/route-map.ts';
import type { Members, NamedType, Type, Universe } from '../../packages/index.ts';

export interface Encoding {
  readonly universe: Universe;
  readonly members: Members;
  /** The schema of a part. */
  encode(type: Type): Schema;
  reference(type: NamedType): Schema;
  /** Keys of the structs without a name that are being made. */
  readonly open: Set<string>;
  /** What is encoded in place of a value of the type. */
  instead(type: Type): Type | undefined;
}
