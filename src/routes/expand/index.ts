// Stage routes: what a server answers. In: a server and its run. Out: its routes, one per path, verb and mount, with all
// that a request meets before the handler; registrations that give none say why. Mounts lead from scope to scope.

import { constantText, type Element, type Obj, type Piece, type Value } from '../../evaluate/index.ts';
import type { Reader } from '../../model/reader.ts';
import { type Answer, isAnswering, type Walked } from '../handlers/index.ts';
import { join, narrow, type Part, piecesOf, template, textOf } from '../paths/index.ts';
import type { Expanded, Passed, RawServer } from '../raw.ts';
import { readRoutes } from '../readers/index.ts';
import { lineage } from '../run.ts';
import { byItself } from './by-itself.ts';
import { addFallback, fallbackOf } from './fallbacks.ts';
import { Passing } from './middleware.ts';
import { cutOf, mounted, stripOf } from './mounting.ts';
import { isReachable, isValid, withoutMissed } from './reachable.ts';
import type { Form, Reached, Registered } from './reached.ts';
import { passedOn, pathsOf, registered } from './registered.ts';
import { type Answering, before, usesOf } from './uses.ts';

export class Expander {
  readonly expanded: Expanded = { routes: [], unresolved: [], registrations: new Set(), fallbacks: [] };
  private readonly passing: Passing;

  constructor(private readonly server: RawServer) {
    this.passing = new Passing(server.run);
  }

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
      bound: [],
      conds: [],
      seen: [],
    };
    for (const root of roots) this.root(root, on);
    if (handler) this.served(handler, on);
    return { ...this.expanded, routes: withoutMissed(this.expanded.routes) };
  }

  private root(root: Obj, on: Reached): void {
    if (on.seen.includes(root)) return;
    const { registrations, fallbacks, uses } = this.run;
    const own = usesOf(this.run, this.passing, uses.get(root) ?? [], on);
    const inner = { ...on, seen: [...on.seen, root], bound: [...on.bound, ...own.bound] };
    for (const event of registrations.get(root) ?? []) {
      this.expanded.registrations.add(event);
      for (const one of registered(this.passing, event, inner)) this.registration(one);
    }
    for (const one of own.answering) this.answering(one, inner);
    const events = [...this.run.generalFallbacks(root), ...(fallbacks.get(root) ?? [])];
    for (const event of events) {
      const one = fallbackOf(this.server, this.passing, event, inner);
      const isOfServer = takesRest(on) || one.host !== undefined || one.path !== undefined;
      if (isOfServer) addFallback(this.expanded.fallbacks, one);
    }
  }

  private registration(one: Registered): void {
    this.run.walker.base = one.event.conds;
    const unknownPath = missing(one.own);
    if (unknownPath) return this.unresolved(one, 'path', `the path is ${unknownPath}, which is not known`);
    if (one.event.reader) this.read(one, one.event.reader);
    else this.answered(one);
  }

  /** A row that reflects stands for several routes. */
  private read(one: Registered, reader: Reader): void {
    const { event, on } = one;
    const { scope } = event;
    if (scope.kind !== 'scope') return;
    const m = this.run.evaluator;
    const reading = { m, event, pieces: one.own ?? [], handler: m.force(one.handler), items: event.items ?? [] };
    const read = readRoutes(reading, reader);
    if (typeof read === 'string') return this.unresolved(one, 'routes', read);
    for (const { pieces, handler, verb, host, except = [], middleware = [], conds = [] } of read) {
      const paths = pathsOf(one.before, pieces, event);
      const around = passedOn(this.passing, lineage(scope.obj), event, on, paths.full);
      const route: Registered = {
        ...one,
        ...paths,
        pattern: paths.pattern,
        handler,
        own: pieces,
        written: verb === '*' ? undefined : verb,
        verbs: verb === undefined ? one.verbs : 'any',
        except,
        host: host ?? one.host,
        middleware: [...around, ...this.passing.passed(middleware, 'route')],
        conds: [...one.conds, ...conds],
        declared: pieces.find((piece) => 'text' in piece && piece.text !== '')?.at ?? one.declared,
      };
      this.answered(route);
    }
  }

  private answered(one: Registered): void {
    const { event, handler } = one;
    const walked = this.run.walker.walk(handler, firstVerb(one.verbs, one.written));
    if (walked.target.kind === 'scope') {
      const isFree = one.verbs === 'any' && one.written === undefined && !one.on.verbs;
      return isFree && this.run.dispatcher.testsPath(handler) ? this.dispatched(one, walked) : this.mount(one, walked);
    }
    if (!isAnswering(this.run.evaluator, walked.target)) {
      const target = byItself(this.run.evaluator, handler);
      if (!event.mount && target) return this.routes(one, { layers: [], target, conds: [], variants: [] }, one.written);
      const what = event.mount ? 'what is mounted is' : 'the handler is';
      return this.unresolved(
        one,
        event.mount ? 'mount' : 'handler',
        `${what} ${sourceOf(handler)}, which is not known`,
      );
    }
    this.routes(event.mount ? below(one) : one, walked, one.written);
  }

  private routes(one: Registered, walked: Walked, verb: string | undefined): void {
    if (verb !== undefined) return this.route(one, verb, [], walked);
    if (one.verbs === 'any') {
      const limits = one.on.verbs;
      if (!limits) return this.dispatched(one, walked);
      for (const limited of limits) this.route(one, limited, [], walked);
      return;
    }
    for (const item of one.verbs) {
      const known = constantText(item.value)?.toUpperCase();
      const own = { ...one, conds: [...one.conds, ...item.conds] };
      if (known === undefined)
        this.unresolved(one, 'method', `the verb is ${sourceOf(item.value)}, which is not known`);
      else {
        const ofVerb = this.run.walker.walk(one.handler, known);
        this.route(own, known, [], isAnswering(this.run.evaluator, ofVerb.target) ? ofVerb : walked);
      }
    }
  }

  private dispatched(one: Registered, walked: Walked): void {
    const any = withoutVerbs(one.event.framework.any, one.except);
    const answers = this.run.dispatcher.answers(one.handler);
    if (!answers || answers.length === 0) return this.route(one, '*', any, walked);
    for (const answer of answers)
      if (any.length === 0 || answer.method === '*' || any.includes(answer.method)) this.answer(one, answer, any);
  }

  private answer(one: Registered, answer: Answer, any: readonly string[]): void {
    const open = one.subtree || template(one.full).subtree === true;
    const tested = narrow(one.full, open, answer.path, one.on.base, one.event.at);
    if (!tested) return;
    const narrowed = answer.path.length > 0 ? { forms: [], pattern: undefined } : {};
    const read = { ...one, ...narrowed, full: tested.parts, subtree: tested.subtree };
    if (answer.walked.target.kind === 'scope') this.mount(read, answer.walked, answer);
    else this.route(read, answer.method, any, answer.walked);
  }

  private mount(one: Registered, walked: Walked, answer?: Answer): void {
    const { target } = walked;
    if (target.kind !== 'scope') return;
    const root = lineage(target.obj)[0] ?? target.obj;
    this.root(root, mounted(this.run, one, walked, root, answer));
  }

  /** One for each form of the path; all of them are one family. */
  private route(one: Registered, method: string, methods: readonly string[], walked: Walked): void {
    const { event, full, on } = one;
    const layers = walked.layers.map((layer): Passed => ({ layer, scope: 'handler' }));
    const asked = walked.asked ? this.passing.asked(one.line, walked.asked.operation) : [];
    const isWritten = isValid(event.framework, one.own && textOf([{ syntax: 'plain', pieces: one.own }]));
    const family = {};
    const forms: readonly Partial<Form>[] = [{}, ...one.forms];
    for (const { parts = full, reason } of forms)
      this.expanded.routes.push({
        ...{ server: this.server, framework: event.framework, method, host: one.host, matchers: one.matchers },
        ...{ parts, reason, family, subtree: one.subtree, walked, conds: one.conds, declared: one.declared },
        ...(reason === 'slash' ? {} : { pattern: one.pattern }),
        methods: method === '*' ? methods : [method],
        middleware: [...one.middleware, ...asked, ...layers],
        at: event.at,
        frame: event.frame,
        order: event.order,
        call: event.frame,
        reachable: isWritten && isReachable(parts, one.subtree, on.tested),
        registration: event,
        handler: one.handler,
      });
  }

  /** Middleware that never hands on answers all that comes later and begins with its path. */
  private answering(one: Answering, on: Reached): void {
    const { event, parts, isAll, handler } = one;
    const { framework, at, frame, order, conds } = event;
    const walked = this.run.walker.walk(handler, undefined);
    const passed = before(on.bound, one);
    const middleware = [...on.middleware, ...passed];
    if (isAll && on.seen.length === 1) {
      addFallback(this.expanded.fallbacks, { kind: 'notFound', host: on.host, path: undefined, walked, middleware });
      return;
    }
    this.expanded.routes.push({
      ...{ server: this.server, framework, method: '*', methods: framework.any, host: on.host, matchers: on.matchers },
      ...{ parts, subtree: true, walked, middleware, conds: [...on.conds, ...conds], at, frame, order },
      ...{ declared: at, call: frame, reachable: isReachable(parts, true, on.tested) },
    });
  }

  /** A handler that is served without a router: a path is what its code tests. */
  private served(handler: Value, on: Reached): void {
    const serve = this.server.serves[0];
    if (!serve) return;
    const { frame, framework, at, order, conds } = serve;
    this.run.walker.base = conds;
    const answers = this.run.dispatcher.answers(handler) ?? [];
    for (const answer of answers) {
      const syntax = 'plain';
      const parts = narrow([{ syntax, pieces: [{ text: '/', at }] }], true, answer.path, [], at);
      if (!parts) continue;
      const { target, layers } = answer.walked;
      // What stands before a router is no handler's.
      const middleware: Passed[] = [
        ...on.middleware,
        ...layers.map(
          (layer, i): Passed => ({ layer, scope: i === 0 || target.kind === 'scope' ? 'server' : 'handler' }),
        ),
      ];
      if (target.kind === 'scope') {
        const strip = stripOf(answer.walked);
        const cut = (answer.left && cutOf(answer.left)) ?? (strip && constantText(this.run.evaluator.force(strip)));
        const base: Part[] = cut ? [{ syntax, pieces: [{ text: cut, at }] }] : [];
        const shown = middleware.filter(({ layer }) => !(layer.late && layer.strip));
        const tested = cut === undefined ? { parts: parts.parts, open: parts.subtree } : undefined;
        this.root(lineage(target.obj)[0] ?? target.obj, { ...on, base, tested, middleware: shown });
      } else if (isAnswering(this.run.evaluator, target)) {
        this.expanded.routes.push({
          ...{ server: this.server, framework, method: answer.method, matchers: [], walked: answer.walked, middleware },
          ...{ methods: answer.method === '*' ? [] : [answer.method], reachable: true, conds, at, frame, order },
          ...{ parts: parts.parts, subtree: parts.subtree, declared: at, call: frame },
        });
      }
    }
  }

  private unresolved(one: Registered, code: string, reason: string): void {
    const { event } = one;
    const { at, frame, framework } = event;
    const method = one.verbs === 'any' ? undefined : constantText(one.verbs[0]?.value ?? { kind: 'nil' });
    const { server } = this;
    const path = textOf(one.full);
    this.expanded.unresolved.push({ server, code, reason, at, frame, framework, method, path, registration: event });
  }
}

/** A handler that is mounted and no scope answers all that is below. */
function below(one: Registered): Registered {
  const { pathSyntax: syntax, joining } = one.event.framework;
  if (syntax !== 'chi') return { ...one, subtree: true };
  const full = join(joining, one.full, { syntax, pieces: [{ text: '/*', at: one.event.at }] });
  return { ...one, full, forms: [] };
}

/** The outermost scope, or one that everything else is handed to. */
function takesRest({ seen, tested, base }: Reached): boolean {
  return seen.length === 0 || (base.length === 0 && tested?.open === true && textOf(tested.parts) === '/');
}

function withoutVerbs(verbs: readonly string[], except: readonly string[] = []): readonly string[] {
  return except.length > 0 ? verbs.filter((verb) => !except.includes(verb)) : verbs;
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
