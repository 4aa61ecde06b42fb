// The named rules of frameworks: how paths are written, and how prefix and path meet. `routes/paths` has one reader or
// rule for each, under the name of its form or of the framework that alone has it.

export type PathSyntax =
  | 'braces'
  | 'servemux'
  | 'chi'
  | 'colon'
  | 'fiber'
  | 'iris'
  | 'beego'
  | 'treemux'
  | 'flow'
  | 'macaron'
  | 'flamego'
  | 'restful'
  | 'plain'
  | 'httprouter'
  | 'hertz'
  | 'fasthttp'
  | 'goframe'
  | 'gateway';

export type Joining =
  | 'concat'
  | 'clean'
  | 'path join'
  | 'rootless'
  | 'slashless'
  | 'slash'
  | 'chi'
  | 'fiber'
  | 'iris'
  | 'beego'
  | 'restful'
  | 'goframe'
  | 'fasthttp'
  | 'treemux';

/** What a router does with requests beyond choosing one of several routes that match. */
export interface Answering {
  /** A HEAD goes to the GET route where no route answers HEAD. */
  readonly headByGet?: boolean;
  /** The status with which it answers OPTIONS by itself where no route does. */
  readonly ownOptions?: number;
  /** Upper and lower case of the path are one. */
  readonly anyCase?: boolean;
  /**
   * A closing slash. `ignored`: it does not count. `redirect`: to the form that is routed, if the other is not.
   * `subtree`: only from `/x` to a subtree `/x/`. `removed`: to the path without it, always. `setting`: to the form
   * that is routed if the program asks for it, else it counts.
   */
  readonly slash?: 'ignored' | 'redirect' | 'subtree' | 'removed' | 'setting';
  /**
   * A path with `.`, `..` or double slashes. `redirect`: to the clean one, always. `rewrite`: the clean one is looked up.
   * `fixed`: to the clean one in the case that is routed, where no route takes the path.
   */
  readonly unclean?: 'redirect' | 'rewrite' | 'fixed';
  /** The status of these redirects; by default 301 for GET and 307 for others. */
  readonly redirects?: 'always 301' | 'always 307' | '301 or 308';
  /**
   * What is percent-encoded is decoded first, unless: `kept`, not at all; `rare`, only if no slash is among it;
   * `segments`, after parting at slashes.
   */
  readonly escapes?: 'kept' | 'rare' | 'segments';
  /** A path that is routed for other verbs only counts as one that is not routed. */
  readonly ignoresOtherVerbs?: boolean;
  /**
   * The path `*`, which is that of the server as a whole. By default net/http's server answers OPTIONS with 200 before
   * any router is asked. `refused`: other verbs are answered with 400. `path`: it is looked up like all others.
   */
  readonly asterisk?: 'refused' | 'path';
}
