// Stage reporters, openapi: an OpenAPI document as types: the part of 3.0, 3.1 and 3.2 that is written. Nothing but
// extensions holds values of any shape.

import type { OpenApiServer } from '../../model/openapi.ts';
import type { Schema } from '../../model/route-map.ts';

/** `null` stands in enumerations of 3.0, which has no type for it. */
type Scalar = string | number | boolean | null;

type Nested = 'properties' | 'additionalProperties' | 'items' | 'allOf' | 'anyOf' | 'oneOf' | 'contentSchema';
type Renewed = Nested | 'enum' | 'exclusiveMinimum' | 'exclusiveMaximum';

/** The JSON Schema of the map, and what 3.0 has in its place. */
export interface SchemaObject extends Omit<Schema, Renewed> {
  properties?: Record<string, SchemaObject>;
  additionalProperties?: SchemaObject | boolean;
  items?: SchemaObject;
  allOf?: SchemaObject[];
  anyOf?: SchemaObject[];
  oneOf?: SchemaObject[];
  contentSchema?: SchemaObject;
  enum?: Scalar[];
  exclusiveMinimum?: number | boolean;
  exclusiveMaximum?: number | boolean;
  nullable?: true;
}

export interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  description?: string;
  required?: true;
  style?: 'deepObject';
  explode?: true;
  schema: SchemaObject;
  'x-routemap'?: unknown;
}

export interface MediaType {
  schema?: SchemaObject;
  /** 3.2: of each of a sequence of values. */
  itemSchema?: SchemaObject;
}

export type Content = Record<string, MediaType>;

export interface RequestBody {
  description?: string;
  content: Content;
  required?: true;
  'x-routemap'?: unknown;
}

export interface HeaderObject {
  description?: string;
  schema: SchemaObject;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, HeaderObject>;
  content?: Content;
  'x-routemap'?: unknown;
}

export type SecurityRequirement = Record<string, string[]>;

export interface OperationObject {
  tags: string[];
  summary?: string;
  description?: string;
  operationId?: string;
  parameters?: ParameterObject[];
  requestBody?: RequestBody;
  responses: Record<string, ResponseObject>;
  deprecated?: true;
  security?: SecurityRequirement[];
  servers?: OpenApiServer[];
  'x-routemap': unknown;
  'x-routemap-alternatives'?: OperationObject[];
}

export type Verb = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace' | 'query';

export type PathItem = { [verb in Verb]?: OperationObject } & {
  additionalOperations?: Record<string, OperationObject>;
  'x-routemap-additional-operations'?: Record<string, OperationObject>;
  'x-routemap-any'?: OperationObject;
};

export interface TagObject {
  name: string;
  description?: string;
  'x-routemap'?: unknown;
}

export interface SecurityScheme {
  type: 'apiKey';
  in: 'header';
  name: string;
  description: string;
}

export interface Document {
  openapi: string;
  info: { title: string; description?: string; version: string };
  servers: OpenApiServer[];
  tags: TagObject[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, SchemaObject>;
    securitySchemes?: Record<string, SecurityScheme>;
  };
  'x-routemap': unknown;
  'x-routemap-catch-all'?: unknown[];
}
