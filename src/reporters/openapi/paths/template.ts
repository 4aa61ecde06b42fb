// Stage reporters, openapi: paths as OpenAPI writes them. In: a normalised path of the map (`{name}`, `{name...}`,
// `{...}`, `{?}`) and what is known of its parameters. Out: a path template: names of its own for all that varies, the
// rest as characters that may stand in a URL.

import type { Hole, PathParameter } from '../../../model/route-map.ts';
import { percent } from '../../percent.ts';

export interface Variable {
  /** In the template; unique in it. */
  readonly name: string;
  /** In the route; absent where it has none there. */
  readonly written?: string;
  readonly kind: 'segment' | 'slashes' | 'hole';
  readonly pattern?: string;
  readonly hole?: Hole;
}

export interface Template {
  readonly path: string;
  /** Without the names: what tells two paths apart. */
  readonly shape: string;
  readonly variables: readonly Variable[];
}

/** Of a path: begins with a slash. */
export function templateOf(path: string, parameters: readonly PathParameter[], holes: readonly Hole[] = []): Template {
  return fill(path.startsWith('/') ? path : `/${path}`, parameters, holes);
}

/** Of any text with variables: the beginning of a path, a host. */
export function fill(text: string, parameters: readonly PathParameter[], holes: readonly Hole[] = []): Template {
  const variables: Variable[] = [];
  const left = { parameters: [...parameters], holes: [...holes] };
  // What is captured stands at the odd places.
  const parts = text.split(/\{([^{}]*)\}/).map((part, i) => {
    if (i % 2 === 0) return encoded(part);
    const variable = variableOf(part, left, new Set(variables.map(({ name }) => name)));
    variables.push(variable);
    return `{${variable.name}}`;
  });
  const shape = parts.map((part, i) => (i % 2 === 0 ? part : '{}')).join('');
  return { path: parts.join(''), shape, variables };
}

/** The same path with the names of another one of its shape. */
export function renamed(template: Template, { path, variables }: Template): Template {
  return {
    ...template,
    path,
    variables: template.variables.map((one, i) => ({ ...one, name: variables[i]?.name ?? one.name })),
  };
}

interface Left {
  readonly parameters: PathParameter[];
  readonly holes: Hole[];
}

function variableOf(written: string, left: Left, taken: ReadonlySet<string>): Variable {
  if (written === '?') {
    const hole = left.holes.shift();
    return { name: unique('unknown', taken), kind: 'hole', ...(hole ? { hole } : {}) };
  }
  const bare = written.replace(/\.\.\.$/, '');
  const i = left.parameters.findIndex(({ name }) => name === bare);
  const [known] = i < 0 ? [] : left.parameters.splice(i, 1);
  const slashes = known?.slashes ?? written.endsWith('...');
  return {
    name: unique(plain(bare) || 'rest', taken),
    ...(bare === '' ? {} : { written: bare }),
    kind: slashes ? 'slashes' : 'segment',
    // `.*` says nothing.
    ...(known?.pattern === undefined || known.pattern === '.*' ? {} : { pattern: known.pattern }),
  };
}

/** Names that tools make code, regular expressions and addresses of: letters, digits and `._-`. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '_');
}

function unique(name: string, taken: ReadonlySet<string>): string {
  let number = 1;
  let tried = name;
  while (taken.has(tried)) tried = `${name}${++number}`;
  return tried;
}

/** What may not stand in a path is percent-encoded; what is encoded already stays. */
function encoded(text: string): string {
  return text.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu, percent);
}
