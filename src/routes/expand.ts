// Stage routes: what a server answers. In: a server and its run. Out: its routes, one per path, verb and mount, with all
// that a request meets before the handler; registrations that give none say why. Mounts lead from scope to scope.

import {
  type Cond,
  constantText,
  type Element,
  type FallbackEvent,
  type Frame,
  listOfSlot,
  type Obj,
  type Piece,
  type Registration,
  type Spot,
  slotOf,
  type Value,
} from '../evaluate/index.ts';
import type { Framework } from '../model/framework.ts';
import { type Answer, constants, isHandler, type Layer, layerOf, type Walked } from './handlers/index.ts';
import { matchersOf } from './matchers.ts';
import { join, narrow, type Part, piecesOf, readPattern, template, textOf } from './paths/index.ts';
import type { Expanded, Level, Passed, RawMatcher, RawRoute, RawServer } from './raw.ts';
import { lineage } from './run.ts';

/** How a scope is reached. */
interface Reached {
  /** What was taken off the path, or stands before it. */
  readonly base: readonly Part[];
  /** What the full path must begin with. */
  readonly tested?: readonly Part[];
  readonly host?: string;
  readonly verbs?: readonly string[];
  readonly matchers: readonly RawMatcher[];
  readonly middleware: readonly Passed[];
  readonly conds: readonly Cond[];
  readonly seen: readonly Obj[];
}

/** One registering call, with what its scopes add. */
interface Registered {
  readonly on: Reached;
  readonly event: Registration;
  readonly verbs: readonly Element[] | 'any';
  /** Pieces of the path as registered, and the verb written before it. */
  readonly own: readonly Piece[] | undefined;
  readonly written?: string;
  readonly full: readonly Part[];
  readonly host?: string;
  readonly matchers: readonly RawMatcher[];
  readonly middleware: readonly Passed[];
  readonly conds: readonly Cond[];
  readonly declared: Spot;
  readonly subtree: boolean;
}

export class Expander {
  readonly expanded: Expanded = { routes: [], unresolved: [], registrations: new Set(), fallbacks: [] };

  constructor(private readonly server: RawServer) {}

  private get run(): RawServer['run'] {
    return this.server.run;
  }

  expand(): Expanded {
    const { layers, roots, handler } = this.server;
    const strip = layers.find((layer) => layer.strip)?.strip;
    const on: Reached = {
      base: strip ? [{ syntax: 'plain', pieces: piecesOf(this.run.evaluator.force(strip)) }] : [],
      matchers: [],
      middleware: layers.map((layer) => ({ layer, scope: 'server' })),
      conds: [],
      seen: [],
    };
    for (const root of roots) this.root(root, on);
    if (handler) this.served(handler, on);
    return this.expanded;
  }

  private root(root: Obj, on: Reached): void {
    if (on.seen.includes(root)) return;
    const inner = { ...on, seen: [...on.seen, root] };
    for (const event of this.run.registrations.get(root) ?? []) {
      this.expanded.registrations.add(event);
      for (const one of this.registered(event, inner)) this.registration(one);
    }
    if (on.seen.length === 0) for (const event of this.run.fallbacks.get(root) ?? []) this.fallback(event, inner);
  }

  /** Once for each path that a choice gives. */
  private registered(event: Registration, on: Reached): readonly Registered[] {
    const { scope, pending, framework } = event;
    if (scope.kind !== 'scope') return [];
    const line = lineage(scope.obj);
    const path = (pending && slotOf(pending, '#path')) ?? event.path;
    const verbs = pending ? verbsOfPending(pending, event) : event.verbs;
    const limits = line.flatMap((obj) => listOfSlot(obj, '#verbs'));
    const shared = {
      on,
      event,
      verbs: verbs === 'any' && limits.length > 0 ? limits : verbs,
      host: hostOf([...line, ...(pending ? [pending] : [])], event) ?? on.host,
      matchers: [...on.matchers, ...[...line, ...(pending ? [pending] : [])].flatMap((obj) => matchersOf(obj))],
      middleware: [...on.middleware, ...this.groupMiddleware(line, event), ...this.routeMiddleware(event)],
      conds: [...on.conds, ...event.conds],
      subtree: event.subtree || (pending !== undefined && slotOf(pending, '#subtree') !== undefined),
    };
    return alternatives(path).map(({ value, conds }) => {
      const written = value && piecesOf(value);
      const pattern = written && event.methodHostPath ? readPattern(written) : undefined;
      const own = pattern?.pieces ?? written;
      return {
        ...shared,
        host: pattern?.host ?? shared.host,
        written: pattern?.verb,
        own,
        conds: [...shared.conds, ...conds],
        full: this.fullPath(line, own, framework, on),
        declared: placeOfPath(value) ?? event.at,
      };
    });
  }

  private fullPath(
    line: readonly Obj[],
    own: readonly Piece[] | undefined,
    framework: Framework,
    on: Reached,
  ): readonly Part[] {
    const { pathSyntax: syntax, joining } = framework;
    let parts = on.base;
    for (const scope of line) {
      const prefix = slotOf(scope, '#prefix');
      if (prefix) parts = join(joining, parts, { syntax, pieces: piecesOf(prefix) });
    }
    return own ? join(joining, parts, { syntax, pieces: own }) : parts;
  }

  private groupMiddleware(line: readonly Obj[], event: Registration): readonly Passed[] {
    if (event.framework.middleware === 'at registration')
      return this.passed(event.inherited, line.length > 1 ? 'group' : 'server');
    return line.flatMap((scope, i) => this.passed(listOfSlot(scope, '#middleware'), i === 0 ? 'server' : 'group'));
  }

  private routeMiddleware({ pending, middleware }: Registration): readonly Passed[] {
    return this.passed([...middleware, ...(pending ? listOfSlot(pending, '#middleware') : [])], 'route');
  }

  private passed(items: readonly Element[], scope: Level): readonly Passed[] {
    return items.flatMap(({ value, conds }) => this.asLayer(value, conds).map((layer) => ({ layer, scope })));
  }

  private asLayer(value: Value, conds: readonly Cond[]): readonly Layer[] {
    const m = this.run.evaluator;
    const known = m.force(value);
    switch (known.kind) {
      case 'func':
      case 'closure':
        return [layerOf(m, known, { kind: 'nil' }, conds)];
      case 'external':
        return [
          { symbol: known.symbol, args: constants(known.args ?? []), at: known.at, conds, adapter: false, late: false },
        ];
      case 'choice':
        return known.alternatives.flatMap((one) => this.asLayer(one.value, [...conds, ...one.conds]));
      case 'unknown':
        return [{ symbol: known.source, args: [], at: known.at, conds, adapter: false, late: false }];
      default: {
        const walked = this.run.walker.walk(known, undefined);
        return walked.target === known ? [] : this.asLayer(walked.target, conds);
      }
    }
  }

  private registration(one: Registered): void {
    const { event } = one;
    const unknownPath = missing(one.own);
    if (unknownPath) return this.unresolved(one, 'path', `the path is ${unknownPath}`);
    const { handler } = event;
    const walked = this.run.walker.walk(handlerOf(event), firstVerb(one.verbs, one.written));
    if (walked.target.kind === 'scope' || event.mount) return this.mount(one, walked);
    if (!isAnswering(this.run.evaluator, walked.target))
      return this.unresolved(one, 'handler', `the handler is ${sourceOf(handler)}, which is not known`);
    this.routes(one, walked, one.written);
  }

  private routes(one: Registered, walked: Walked, verb: string | undefined): void {
    const { event } = one;
    if (verb !== undefined) return this.route(one, verb, [], walked);
    if (one.verbs !== 'any') {
      for (const item of one.verbs) {
        const known = constantText(item.value)?.toUpperCase();
        if (known === undefined) this.unresolved(one, 'method', `the verb is ${sourceOf(item.value)}`);
        else
          this.route(
            { ...one, conds: [...one.conds, ...item.conds] },
            known,
            [],
            this.run.walker.walk(handlerOf(event), known),
          );
      }
      return;
    }
    const { any } = event.framework;
    const verbs = one.on.verbs;
    if (verbs) for (const limited of verbs) this.route(one, limited, [], walked);
    else if (any.length > 0) this.route(one, '*', any, walked);
    else this.dispatched(one, walked);
  }

  private dispatched(one: Registered, walked: Walked): void {
    const answers = this.run.dispatcher.answers(handlerOf(one.event));
    if (!answers || answers.length === 0) return this.route(one, '*', [], walked);
    for (const answer of answers) this.answer(one, answer);
  }

  private answer(one: Registered, answer: Answer): void {
    const open = one.subtree || template(one.full).subtree === true;
    const tested = narrow(one.full, open, answer.path, one.on.base, one.event.at);
    if (!tested) return;
    const read = { ...one, full: tested.parts, subtree: tested.subtree };
    if (answer.walked.target.kind === 'scope') this.mount(read, answer.walked, answer);
    else this.route(read, answer.method, [], answer.walked);
  }

  private mount(one: Registered, walked: Walked, answer?: Answer): void {
    const { on, event } = one;
    const { target } = walked;
    if (target.kind !== 'scope') return this.unresolved(one, 'mount', `what is mounted is ${sourceOf(event.handler)}`);
    const layers = walked.layers.map((layer): Passed => ({ layer, scope: 'group' }));
    const strip = walked.layers.find((layer) => layer.strip)?.strip;
    const cut = answer?.left ? cutOf(answer.left) : undefined;
    const { pathSyntax: syntax } = event.framework;
    const base = strip
      ? join('concat', on.base, { syntax, pieces: piecesOf(this.run.evaluator.force(strip)) })
      : cut !== undefined
        ? join('concat', on.base, { syntax, pieces: [{ text: cut, at: event.at }] })
        : event.mount?.strip
          ? withoutWildcard(one.full)
          : on.base;
    const isStripped = strip !== undefined || cut !== undefined || event.mount?.strip === true;
    this.root(lineage(target.obj)[0] ?? target.obj, {
      base,
      tested: isStripped ? undefined : one.full,
      host: one.host,
      verbs: one.verbs === 'any' ? on.verbs : one.verbs.flatMap(({ value }) => constantText(value) ?? []),
      matchers: one.matchers,
      middleware: [...one.middleware, ...layers],
      conds: one.conds,
      seen: on.seen,
    });
  }

  private route(one: Registered, method: string, methods: readonly string[], walked: Walked): void {
    const { event, full } = one;
    const layers = walked.layers.map((layer): Passed => ({ layer, scope: 'handler' }));
    this.expanded.routes.push({
      server: this.server,
      framework: event.framework,
      method,
      methods: method === '*' ? methods : [method],
      host: one.host,
      matchers: one.matchers,
      parts: full,
      subtree: one.subtree,
      walked,
      middleware: [...one.middleware, ...layers],
      conds: one.conds,
      at: event.at,
      frame: event.frame,
      order: event.order,
      declared: one.declared,
      call: event.frame,
      reachable: isReachable(full, one.on.tested),
      registration: event,
    });
  }

  /** A handler that is served without a router: a path is what its code tests. */
  private served(handler: Value, on: Reached): void {
    const serve = this.server.serves[0];
    if (!serve) return;
    const { frame, framework, at, order, conds } = serve;
    const answers = this.run.dispatcher.answers(handler) ?? [];
    for (const answer of answers) {
      const syntax = 'plain';
      const parts = narrow([{ syntax, pieces: [{ text: '/', at }] }], true, answer.path, [], at);
      if (!parts) continue;
      const [outer, ...inner] = answer.walked.layers;
      const middleware: Passed[] = [
        ...on.middleware,
        ...(outer ? [{ layer: outer, scope: 'server' as const }] : []),
        ...inner.map((layer): Passed => ({ layer, scope: 'handler' })),
      ];
      const { target } = answer.walked;
      if (target.kind === 'scope') {
        const cut = (answer.left && cutOf(answer.left)) ?? this.stripped(answer.walked);
        const base: Part[] = cut ? [{ syntax, pieces: [{ text: cut, at }] }] : [];
        const shown = middleware.filter(({ layer }) => !(layer.late && layer.strip));
        const reached = { ...on, base, tested: cut === undefined ? parts.parts : undefined, middleware: shown };
        this.root(lineage(target.obj)[0] ?? target.obj, reached);
      } else if (isAnswering(this.run.evaluator, target)) {
        this.expanded.routes.push({
          ...{ server: this.server, framework, method: answer.method, matchers: [], walked: answer.walked, middleware },
          ...{ methods: answer.method === '*' ? [] : [answer.method], reachable: true, conds, at, frame, order },
          parts: parts.parts,
          subtree: parts.subtree,
          declared: at,
          call: frame,
        });
      }
    }
  }

  /** The known prefix that a layer takes off. */
  private stripped({ layers }: Walked): string | undefined {
    const strip = layers.find((layer) => layer.strip)?.strip;
    return strip && constantText(this.run.evaluator.force(strip));
  }

  private fallback(event: FallbackEvent, on: Reached): void {
    if (event.scope.kind !== 'scope') return;
    const line = lineage(event.scope.obj);
    const walked = this.run.walker.walk(event.handler, undefined);
    const kept = this.expanded.fallbacks.findIndex((one) => one.kind === event.fallback);
    const middleware = [...on.middleware, ...walked.layers.map((layer): Passed => ({ layer, scope: 'handler' }))];
    if (line.length === 1)
      this.expanded.fallbacks.splice(kept < 0 ? Infinity : kept, kept < 0 ? 0 : 1, {
        kind: event.fallback,
        walked,
        middleware,
      });
  }

  private unresolved(one: Registered, code: string, reason: string): void {
    const { event } = one;
    const { at, frame, framework } = event;
    const method = one.verbs === 'any' ? undefined : constantText(one.verbs[0]?.value ?? { kind: 'nil' });
    const { server } = this;
    this.expanded.unresolved.push({
      server,
      code,
      reason,
      at,
      frame,
      framework,
      method,
      path: textOf(one.full),
      registration: event,
    });
  }
}

function verbsOfPending(pending: Obj, event: Registration): readonly Element[] | 'any' {
  const verbs = listOfSlot(pending, '#verbs');
  return verbs.length > 0 ? verbs : event.verbs;
}

/** What a builder has now counts, not what it had when it was completed. */
function handlerOf({ pending, handler }: Registration): Value {
  return (pending && slotOf(pending, '#handler')) ?? handler;
}

function hostOf(objs: readonly Obj[], event: Registration): string | undefined {
  const held = objs.map((obj) => slotOf(obj, '#host')).findLast((host) => host !== undefined) ?? event.host;
  return held && (constantText(held) ?? textOf([{ syntax: 'plain', pieces: piecesOf(held) }]));
}

function alternatives(
  path: Value | undefined,
): readonly { readonly value: Value | undefined; readonly conds: readonly Cond[] }[] {
  return path?.kind === 'choice' ? path.alternatives : [{ value: path, conds: [] }];
}

function placeOfPath(path: Value | undefined): Spot | undefined {
  if (path?.kind !== 'text') return undefined;
  return path.pieces.findLast((piece) => 'text' in piece)?.at ?? path.pieces[0]?.at;
}

function firstVerb(verbs: readonly Element[] | 'any', written: string | undefined): string | undefined {
  return written ?? (verbs === 'any' || !verbs[0] ? undefined : constantText(verbs[0].value)?.toUpperCase());
}

/** The source text of a path of which nothing is known. */
function missing(own: readonly Piece[] | undefined): string | undefined {
  const [only] = own ?? [];
  return own?.length === 1 && only && 'hole' in only ? only.hole : undefined;
}

function sourceOf(value: Value): string {
  if (value.kind === 'unknown' || value.kind === 'deferred') return value.source;
  if (value.kind === 'text') return value.pieces.map((piece) => ('hole' in piece ? piece.hole : piece.text)).join('');
  return value.kind === 'external' ? value.symbol : value.kind;
}

function isAnswering(m: RawServer['run']['evaluator'], target: Value): boolean {
  return (
    target.kind === 'external' ||
    isHandler(m, target) ||
    (target.kind === 'unknown' &&
      target.type !== undefined &&
      m.tables.role(target.type) === undefined &&
      !m.members.isInterface(target.type))
  );
}

/** What a handler took off the front of the path before it handed on. */
function cutOf(left: Value): string | undefined {
  const [piece] = left.kind === 'text' ? left.pieces : [];
  return piece && 'hole' in piece ? piece.cut : undefined;
}

function withoutWildcard(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  const piece = last?.pieces.at(-1);
  if (!last || !piece || 'hole' in piece) return parts;
  const text = piece.text.replace(/\/?\*$/, '').replace(/\/$/, '');
  return [...parts.slice(0, -1), { ...last, pieces: [...last.pieces.slice(0, -1), { ...piece, text }] }];
}

/** Below a mount that only tests the prefix, a path that cannot begin with it is never reached. */
function isReachable(full: readonly Part[], tested: readonly Part[] | undefined): boolean {
  if (!tested) return true;
  const [own, wanted] = [textOf(full), textOf(tested)];
  if (own.includes('{') || wanted.includes('{')) return true;
  return own.startsWith(wanted) || wanted.startsWith(own + '/');
}

export type { Frame, RawRoute };
