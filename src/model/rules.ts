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
  | 'fasthttp';
