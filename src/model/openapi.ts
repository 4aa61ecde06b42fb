// What a person says about an OpenAPI document: in the configuration, under `openapi`, and on the command line.

/** Of the specification; each is a dialect of its own. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

export interface OpenApiServerVariable {
  readonly default: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

export interface OpenApiServer {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, OpenApiServerVariable>>;
}

/** The part `openapi` of the configuration. */
export interface OpenApiSettings {
  readonly title?: string;
  /** Of the API. */
  readonly version?: string;
  readonly description?: string;
  /** In the place of those that are made from the routes. */
  readonly servers?: readonly OpenApiServer[];
  /** Only these routes: `GET /orders`, `/orders/*`; `*` is any text. */
  readonly include?: readonly string[];
  /** Not these. */
  readonly exclude?: readonly string[];
}
