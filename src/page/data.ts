// Stage page: what the reporter hands to the page. In: nothing. Out: the types. First the head: the document without its
// routes, and what lists and searches need of each of them, in the words of the other formats. Routes follow one by one.

import type { Route, RouteMap } from '../model/route-map.ts';

/** The routes of one server that one package declares. */
export interface Router {
  server: string;
  name: string;
  directory: string;
}

export interface RouteWords {
  id: string;
  method: string;
  methods: string[];
  /** Host and path; an unknown beginning is `{?}`. */
  path: string;
  subtree?: true;
  /** Paths of its aliases. */
  also: string[];
  handler: string;
  /** Its place in `routers`. */
  router: number;
  gates: string[];
  /** Without adapters and gates. */
  middleware: string[];
  condition: string;
  notes: string;
  /** What else it is found by. */
  more: string;
  /** The last function on the way to its declaration. */
  maker: string;
  /** Packages that do the work. */
  callees: string[];
}

export interface Head {
  title: string;
  map: Omit<RouteMap, 'routes'>;
  routers: Router[];
  words: RouteWords[];
  /** What stands before and after the line number in the link to a file; lines count from 1. */
  links: Record<string, [before: string, after: string]>;
}

export interface PageData extends Head {
  /** The route with this place in `words`. */
  route(at: number): Route;
}

/** Texts of JSON. `{ $: n }` stands for element n of `shared`, which mentions earlier ones only. */
export interface Packed {
  shared: string[];
  parts: string[];
}
