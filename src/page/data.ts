// Stage page: what the reporter hands to the page. In: nothing. Out: the types. The document as it is, made harmless, and
// beside it what the other reporters say about a route, so that all formats use the same words.

import type { RouteMap } from '../model/route-map.ts';

/** What is said about a route, and what it can be found by. */
export interface RouteWords {
  /** Host and path; an unknown beginning is `{?}`. */
  path: string;
  handler: string;
  /** Name and directory of the router: the routes of one declaration package. */
  router: string;
  directory: string;
  gates: string[];
  /** Without adapters and gates. */
  middleware: string[];
  condition: string;
  notes: string;
}

export interface PageData {
  title: string;
  map: RouteMap;
  /** For each route of the map, in its order. */
  words: RouteWords[];
  /** What stands before and after the line number in the link to a file; lines count from 1. */
  links: Record<string, [before: string, after: string]>;
}

/** `shared` holds what occurs more than once; `{ $: n }` stands for its element n, which mentions earlier ones only. */
export interface Packed {
  shared: unknown[];
  data: unknown;
}
