// How the routes of one call are read where a framework reflects: closed set of forms, each with a file of its name in
// routes/readers. What differs between frameworks of one form is data here.

export type Reader =
  /** `get,post:List;put:Save` in `items` (`*` is any verb): methods of the handler. Without text `otherwise` reads. */
  | { readonly form: 'mapping text'; readonly otherwise: Reader }
  /** Methods of the handler named by verbs (`Get` answers GET), at the path and at the path with `also` behind it. */
  | { readonly form: 'verb methods'; readonly verbs: readonly string[]; readonly also?: string }
  /**
   * Every exported method of the controllers has a path of its own: `paths` with `{type}` and `{method}`, put behind
   * the path of the call unless that has such words itself. `words` says how Go names are written there.
   */
  | {
      readonly form: 'method paths';
      readonly paths: readonly string[];
      readonly words: 'hyphens' | 'lower and written';
      /** What is cut off the end of a type's name. */
      readonly typeSuffix?: string;
      /** A method that answers at the path without its own name too. */
      readonly index?: string;
      readonly without: readonly string[];
    }
  /** Verb, words and parameters in a method's name: `GetUserBy(id int)` answers GET /user/{param1:int}. */
  | {
      readonly form: 'method words';
      readonly verbs: readonly string[];
      readonly any: readonly string[];
      /** The syntax of parameters by Go type; other types are no parameters. */
      readonly parameters: Readonly<Record<string, string>>;
      readonly rest: string;
      /** Methods that run before and after the others of an object that has both. */
      readonly around: readonly [string, string];
      readonly without: readonly string[];
    }
  /** Entries by controller in a package variable of the framework, else doc comments `@router /path [get]`. */
  | { readonly form: 'annotations'; readonly variable: string }
  /**
   * `VERB:/path@host` in the text; functions, or objects of which `objects` reads the methods. A request type that
   * embeds a field of that name has path, verbs and host in its tag. `pairs`: maps from pattern to handler.
   */
  | { readonly form: 'meta tags'; readonly embedded: string; readonly pairs?: boolean; readonly objects: Reader }
  /** Structs with method, path and handler, in the order of their fields. */
  | { readonly form: 'route list' }
  /** The operations of the document that the scope was made with; `method` of its subject gives the handler of each. */
  | { readonly form: 'documented operations'; readonly method: string }
  /** A pattern as opcodes and a pool of words. */
  | { readonly form: 'pattern opcodes' }
  /** A struct with Method and Path that is an argument of its own. */
  | { readonly form: 'operation literal' };
