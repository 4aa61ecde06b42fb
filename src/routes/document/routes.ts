// Stage routes: routes as the document writes them. In: the identified routes of one server. Out: Route objects, in order
// of registration, with ids that are unique within the server.

import type { Frame, Spot } from '../../evaluate/index.ts';
import { symbolOf } from '../../evaluate/index.ts';
import type { Condition, Declaration, Hole, Matcher, Route } from '../../model/route-map.ts';
import type { Identified, Merged, Path } from '../identity.ts';
import type { Template } from '../paths/index.ts';
import type { RawMatcher, RawServer } from '../raw.ts';
import type { Spelling } from '../spelling.ts';
import type { HandlerSpelling } from './handlers.ts';

export class RouteSpelling {
  constructor(
    private readonly server: RawServer,
    private readonly serverId: string,
    private readonly spelling: Spelling,
    private readonly handlers: HandlerSpelling,
  ) {}

  routes({ routes, shadows }: Identified): Route[] {
    const ids = new Map<Path, string>();
    const used = new Map<string, number>();
    for (const route of routes) {
      const { method, host } = route.raw;
      const plain = `${method} ${host ?? ''}${route.template.base ? '{?}' : ''}${route.template.path}`;
      const count = (used.get(plain) ?? 0) + 1;
      used.set(plain, count);
      const id = count === 1 ? plain : `${plain} #${count}`;
      for (const path of [route, ...route.aliases]) ids.set(path, id);
    }
    const idOf = (path: Path): string | undefined => {
      const shadow = shadows.get(originalOf(path, shadows));
      return shadow && [...ids].find(([one]) => one.raw === shadow.raw && one.template === shadow.template)?.[1];
    };
    return routes.map((route) => this.route(route, ids.get(route) ?? '', idOf));
  }

  private route(route: Merged, id: string, shadowOf: (path: Path) => string | undefined): Route {
    const { raw, template } = route;
    const handler = this.handlers.handler(raw.walked.target);
    const shadowedBy = shadowOf(route);
    return {
      server: this.serverId,
      id,
      method: raw.method,
      methods: [...raw.methods],
      ...(raw.host === undefined ? {} : { host: raw.host }),
      matchers: raw.matchers.map((one) => this.matcher(one)),
      ...this.pathOf(template),
      aliases: route.aliases.map((alias) => {
        const shadow = shadowOf(alias);
        const { path, pattern, pathParameters } = alias.template;
        return {
          reason: alias.raw.reason ?? raw.reason ?? 'prefix',
          path,
          pattern,
          pathParameters,
          registration: { ...this.spelling.named(alias.raw.frame.symbol), ...this.spelling.place(alias.raw.at) },
          ...(shadow === undefined ? {} : { shadowedBy: shadow }),
        };
      }),
      ...(handler ? { handler } : {}),
      variants: this.handlers.variants(route.variants),
      middleware: raw.middleware.map((one) => this.handlers.middleware(one)),
      declaration: this.declaration(raw.declared, raw.frame),
      registration: { ...this.spelling.named(raw.frame.symbol), ...this.spelling.place(raw.at) },
      chain: this.spelling.frames(raw.frame, raw.at, this.server.frame.parent),
      conditions: this.conditions(route),
      ...(raw.reachable && this.server.run.reachable ? {} : { reachable: false as const }),
      ...(shadowedBy === undefined ? {} : { shadowedBy }),
      framework: raw.framework.name,
      tags: [],
      ...(handler?.doc !== undefined && /^Deprecated: /m.test(handler.doc) ? { deprecated: true as const } : {}),
    };
  }

  private pathOf({
    path,
    pattern,
    subtree,
    base,
    holes,
    pathParameters,
  }: Template): Pick<Route, 'path' | 'pattern' | 'subtree' | 'base' | 'holes' | 'pathParameters'> {
    const hole = (one: { text: string; at: Spot }): Hole => ({ text: one.text, ...this.spelling.place(one.at) });
    return {
      path,
      pattern,
      ...(subtree ? { subtree } : {}),
      ...(base ? { base: hole(base) } : {}),
      holes: holes.map(hole),
      pathParameters,
    };
  }

  private matcher({ kind, name, value, at }: RawMatcher): Matcher {
    return {
      kind,
      ...(name === undefined ? {} : { name }),
      ...(value === undefined ? {} : { value }),
      ...this.spelling.place(at),
    };
  }

  /** The tests on the way that do not belong to the router's creation, and the constraints of the files. */
  private conditions({ conds, raw }: Merged): Condition[] {
    const own = conds.filter((cond) => !this.server.conds.some((one) => one.id === cond.id));
    const files = new Set([raw.at.file, raw.declared.file]);
    const built = [...files].flatMap(({ path, constraint }): Condition[] =>
      constraint === undefined ? [] : [{ kind: 'build', text: constraint, file: path, line: 1, column: 1 }],
    );
    return [...this.spelling.conditions(own), ...built];
  }

  private declaration(at: Spot, registering: Frame): Declaration {
    const { evaluator } = this.server.run;
    const pkg = evaluator.universe.owner(at.file);
    const holder = pkg.declarations(at.file).find(({ pos, end }) => at.pos >= pos && at.pos < end);
    const isFunction = holder?.kind === 'func' || holder?.kind === 'method';
    const symbol = holder && isFunction ? symbolOf(evaluator.universe, holder) : `${pkg.path}.init`;
    const same = registering.declaration !== undefined && registering.declaration === holder;
    const chain = same || !holder ? [] : this.leading(holder, at, registering);
    return { ...this.spelling.named(symbol), package: pkg.path, ...this.spelling.place(at), chain };
  }

  /** The frames that lead to the declaring function and not to the registering one. */
  private leading(holder: Frame['declaration'], at: Spot, registering: Frame): Declaration['chain'] {
    const call = this.server.run.calls.find(({ frame }) => frame.declaration === holder);
    if (!call) return [];
    const above = new Set<Frame>();
    for (let frame: Frame | undefined = registering; frame; frame = frame.parent) above.add(frame);
    let shared: Frame | undefined = call.frame;
    while (shared && !above.has(shared)) shared = shared.parent;
    return this.spelling.frames(call.frame, at, shared);
  }
}

function originalOf(path: Path, shadows: ReadonlyMap<Path, Path>): Path {
  return [...shadows.keys()].find((one) => one.raw === path.raw && one.template === path.template) ?? path;
}
