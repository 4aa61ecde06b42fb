// Stage matching: the way of a request through the program. In: the server and who answers. Out: its hops, from the
// entry of the program through the chain to its router, through the layers to the handler, what that reads, calls and
// answers. Lines come from the document, so that a saved one gives the same.

import { toldSteps } from '../model/operation.ts';
import type {
  Condition,
  Fallback,
  Handler,
  Middleware,
  Operation,
  OutgoingCall,
  Place,
  Route,
  RouteMap,
  Server,
  Step,
} from '../model/route-map.ts';
import type { Hop } from '../model/trace.ts';
import { type Form, pathOf } from './match.ts';

/** Where more are meant than these, none is. */
const IMPLEMENTATIONS = 5;

type Written = Omit<Hop, 'depth' | 'conditions' | 'source'> & { conditions?: Condition[]; source?: string };

export function walkOf(map: RouteMap, server: Server, by: { form?: Form; fallback?: Fallback }): Hop[] {
  const walk = new Walk(map);
  walk.entry(server);
  walk.router(server);
  const { form, fallback } = by;
  if (form) walk.route(form);
  if (fallback) walk.fallback(fallback);
  return walk.hops;
}

class Walk {
  readonly hops: Hop[] = [];
  private depth = 0;

  constructor(private readonly map: RouteMap) {}

  entry({ entries, symbol }: Server): void {
    const [entry] = entries;
    if (!entry) return;
    this.down({
      kind: 'entry',
      text: entry.name,
      symbol: entry.symbol,
      ...placeOf(entry),
      conditions: entry.conditions,
    });
    for (const [i, frame] of entry.chain.entries()) {
      const called = entry.chain[i + 1];
      if (called) this.down({ kind: 'call', text: called.name, symbol: called.symbol, ...placeOf(frame) });
    }
    if (symbol !== entry.symbol && entry.chain.length === 0) this.down({ kind: 'call', text: symbol, symbol });
  }

  /** From here on it is the request that goes on, no longer the program that starts. */
  router(server: Server): void {
    this.depth = 0;
    for (const { network, address, tls, ...place } of server.listeners) {
      const at = [network, address].filter((text) => text !== undefined).join(' ');
      this.level({ kind: 'listener', text: `${at === '' ? 'listens' : at}${tls ? ', TLS' : ''}`, ...placeOf(place) });
    }
    this.level({ kind: 'router', text: `${server.framework} router`, symbol: server.symbol, ...placeOf(server) });
  }

  route(form: Form): void {
    const { route } = form;
    const { method, path } = pathOf(form);
    const { declaration, conditions, handler, variants, operation } = route;
    this.level({
      kind: 'route',
      text: `${method} ${path}`,
      symbol: declaration.symbol,
      ...placeOf(declaration),
      conditions,
    });
    this.layers(route.middleware);
    if (!handler) return this.level({ kind: 'note', text: 'its handler is not known' });
    this.handler('handler', handler);
    for (const one of variants)
      this.level({
        kind: 'handler',
        text: `or ${one.handler.name}`,
        ...called(one.handler),
        conditions: one.conditions,
      });
    this.depth++;
    this.operation(operation, handler);
  }

  fallback({ kind, handler, middleware }: Fallback): void {
    this.layers(middleware);
    this.handler('fallback', handler, kind === 'notFound' ? 'not found' : 'method not allowed');
    this.depth++;
    const run = this.map.routes.find((route: Route) => route.operation && route.handler?.symbol === handler.symbol);
    if (run) this.operation(run.operation, handler);
  }

  private layers(middleware: readonly Middleware[]): void {
    for (const one of middleware) {
      const { name, symbol, conditions, adapter } = one;
      const values = one.arguments.length > 0 ? `(${one.arguments.join(', ')})` : '';
      const text = `${name}${values}${adapter ? ', adapter' : ''}`;
      this.down({ kind: 'middleware', text, symbol, ...placeOf(one), conditions });
    }
  }

  private handler(kind: 'handler' | 'fallback', handler: Handler, as?: string): void {
    const text = `${handler.name}${as === undefined ? '' : `, ${as}`}${handler.external ? ', outside of the sources' : ''}`;
    this.level({ kind, text, ...called(handler) });
  }

  /** Answers that no step gives: what stands around the handler makes of its errors, and of silence. */
  private otherwise({ steps, responses }: Operation): void {
    for (const { status, type, from, middleware, file, line, column } of responses) {
      if (steps.some((step) => step.status === status)) continue;
      const by = from ?? middleware;
      const where = by ? ` (${by.name})` : '';
      const place = file === undefined || line === undefined || column === undefined ? {} : { file, line, column };
      this.level({ kind: 'response', text: `${status} ${type ?? ''}`.trim() + where, ...place });
    }
  }

  private operation(operation: Operation | undefined, handler: Handler): void {
    if (!operation) {
      const isRun = this.map.routes.some((route) => route.operation);
      const why = handler.external
        ? 'it lies outside of the sources'
        : isRun
          ? 'it was not run'
          : 'handlers were not run';
      this.level({ kind: 'note', text: `what it does is not known: ${why}` });
      return;
    }
    if (operation.refused)
      this.level({
        kind: 'note',
        text: 'under what is assumed every way ends in an error before the request is looked at',
      });
    for (const step of toldSteps(operation.steps)) this.step(step, operation.calls);
    this.otherwise(operation);
    if (operation.incomplete !== undefined) this.level({ kind: 'note', text: operation.incomplete });
  }

  private step(step: Step, calls: readonly OutgoingCall[]): void {
    const { kind, text, conditions, source, call } = step;
    const outgoing = call === undefined ? undefined : calls[call];
    const symbol = outgoing ? outgoing.symbol : step.symbol;
    this.level({ kind: kind === 'call' ? 'backend' : kind, text, symbol, ...placeOf(step), conditions, source });
    this.depth++;
    const implementations = outgoing?.implementations ?? [];
    for (const one of implementations.slice(0, IMPLEMENTATIONS))
      this.level({ kind: 'implementation', text: one.name, symbol: one.symbol, ...placeOf(one) });
    const more = implementations.length - IMPLEMENTATIONS;
    if (more > 0) this.level({ kind: 'note', text: `and ${more} more` });
    this.depth--;
  }

  private level({ conditions = [], source, ...hop }: Written): void {
    const line = source ?? this.lineOf(hop);
    this.hops.push({ ...hop, depth: this.depth, ...(line === undefined ? {} : { source: line }), conditions });
  }

  /** What follows stands one level deeper. */
  private down(hop: Written): void {
    this.level(hop);
    this.depth++;
  }

  private lineOf({ file, line }: Partial<Place>): string | undefined {
    return file === undefined || line === undefined ? undefined : this.map.lines?.[file]?.[String(line)];
  }
}

function called({ symbol, file, line, column }: Handler): Pick<Hop, 'symbol'> & Partial<Place> {
  return { symbol, ...placeOf({ file, line, column }) };
}

function placeOf({ file, line, column }: Partial<Place>): Partial<Place> {
  return file === undefined ? {} : { file, line, column };
}
