// The JSON document: all that a reporter sees, and what `scan` returns. Lists are always present; a scalar that is not
// known is left out. `schema.json` describes the same shapes.

import type { Operation, Schema } from './operation.ts';
import type { Answering } from './rules.ts';

export type { Body, Operation, OutgoingCall, Parameter, Response, Schema, Step } from './operation.ts';

/**
 * Where something stands. `file` is relative to the root with forward slashes; line and column count from 1, columns in
 * UTF-16 units.
 */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** `symbol` as in a stack trace (`import/path.(*Type).Method`); `name` the same without directories. */
export interface Symbol {
  symbol: string;
  name: string;
}

export interface Frame extends Symbol, Place {}

export interface Condition extends Place {
  kind: 'if' | 'loop' | 'build';
  text: string;
}

export interface Unresolved extends Place {
  code: string;
  reason: string;
  /** The enclosing function. */
  symbol?: string;
  framework?: string;
  method?: string;
  path?: string;
}

export interface Diagnostic extends Partial<Place> {
  severity: 'error' | 'warning' | 'info';
  code: string;
  message: string;
}

export interface Middleware extends Symbol, Partial<Place> {
  scope: 'server' | 'group' | 'route' | 'handler';
  /** A layer whose outer and inner handler differ in type. */
  adapter: boolean;
  /** Constant arguments as Go text: `"1.25"`, `true`. */
  arguments: string[];
  conditions: Condition[];
}

export interface Handler extends Symbol, Partial<Place> {
  package: string;
  /** Receiver type as declared: `*containerRouter`. */
  receiver?: string;
  endLine?: number;
  doc?: string;
  /** True where the handler lies outside the sources: it has no place then. */
  external?: true;
}

export interface Fallback {
  kind: 'notFound' | 'methodNotAllowed';
  host?: string;
  /** Below which it answers; absent where that is everything. */
  path?: string;
  handler: Handler;
  middleware: Middleware[];
}

export interface Listener extends Place {
  network?: string;
  /** The address, or the text of the expression it comes from. */
  address?: string;
  tls: boolean;
}

export interface Entry extends Symbol, Place {
  package: string;
  /** Frames from `main` to the creation of the router, `main` first. */
  chain: Frame[];
  conditions: Condition[];
}

export interface StartupCall extends Place {
  caller: string;
  callee: string;
  loop?: string;
  condition?: string;
}

/** How the router of a framework chooses, for those that have routes in a server; the words are those of its table. */
export interface Matching extends Answering {
  framework: string;
  /** Which of several matching routes wins. `last`: the specific one, of equal ones the later; `latest`: the later. */
  order: 'first' | 'specific' | 'last' | 'latest';
}

export interface Server extends Symbol, Place {
  id: string;
  framework: string;
  entries: Entry[];
  listeners: Listener[];
  middleware: Middleware[];
  fallbacks: Fallback[];
  /** That of the server's own framework first. */
  matching?: Matching[];
  startup: StartupCall[];
  registrations: number;
  unresolved: number;
}

export interface PathParameter {
  name: string;
  /** Regular expression the value must match, as written. */
  pattern?: string;
  /** True if the value may hold slashes. */
  slashes: boolean;
}

export interface Hole extends Place {
  text: string;
}

export interface Matcher extends Place {
  kind: 'query' | 'header' | 'scheme' | 'custom';
  name?: string;
  value?: string;
}

export interface Alias {
  reason: 'prefix' | 'optional' | 'slash';
  path: string;
  pattern: string;
  pathParameters: PathParameter[];
  registration: Frame;
  shadowedBy?: string;
}

export interface Declaration extends Symbol, Place {
  package: string;
  chain: Frame[];
}

export interface Variant {
  handler: Handler;
  conditions: Condition[];
}

export interface Route {
  server: string;
  id: string;
  /** Upper case; `*` = any. */
  method: string;
  methods: string[];
  host?: string;
  matchers: Matcher[];
  /** Normalised: `{name}`, `{name...}`, `{...}`, `{?}`. */
  path: string;
  /** As the framework sees it, in full. */
  pattern: string;
  subtree?: true;
  /** Leading text that is not known. */
  base?: Hole;
  holes: Hole[];
  pathParameters: PathParameter[];
  aliases: Alias[];
  handler?: Handler;
  variants: Variant[];
  middleware: Middleware[];
  declaration: Declaration;
  registration: Frame;
  chain: Frame[];
  conditions: Condition[];
  reachable?: false;
  shadowedBy?: string;
  framework: string;
  tags: string[];
  deprecated?: true;
  operation?: Operation;
}

export interface Stats {
  servers: number;
  routes: number;
  aliases: number;
  files: number;
  registrations: number;
  resolved: number;
  unresolved: number;
}

export interface RouteMap {
  formatVersion: '1.0';
  tool: { name: string; version: string };
  source: { module?: string; repository?: string; revision?: string };
  build: { goos: string; goarch: string; tags: string[] };
  servers: Server[];
  routes: Route[];
  unresolved: Unresolved[];
  diagnostics: Diagnostic[];
  /** By name: `package.Type`. */
  schemas: Record<string, Schema>;
  /** The text of the lines that the document names, without the space around it: by file, then by line. */
  lines?: Record<string, Record<string, string>>;
  stats: Stats;
}
