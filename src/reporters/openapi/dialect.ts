// Stage reporters, openapi: what depends on the version of OpenAPI. In: the version and the schemas of the map. Out: the
// version as documents write it, and how schemas are written in it.

import type { OpenApiVersion } from '../../model/openapi.ts';
import type { Schema } from '../../model/route-map.ts';
import { Schemas } from './schemas.ts';

export interface Dialect {
  readonly version: OpenApiVersion;
  /** As documents write it: patch releases only correct the text. */
  readonly full: string;
  readonly schemas: Schemas;
}

const full: Readonly<Record<OpenApiVersion, string>> = { '3.0': '3.0.3', '3.1': '3.1.0', '3.2': '3.2.0' };

export function dialectOf(version: OpenApiVersion, schemas: Readonly<Record<string, Schema>>): Dialect {
  return {
    version,
    full: full[version],
    schemas: new Schemas(schemas, version),
  };
}
