// Stage routes, expansion: what a request meets before the handler. In: middleware as scopes and calls hold it. Out: its
// layers in order, outermost first. Where middleware is bound to paths, those whose path the route begins with.

import {
  type Cond,
  constantText,
  type Element,
  listOfSlot,
  type Obj,
  type Registration,
  slotOf,
  type Value,
} from '../../evaluate/index.ts';
import { constants, type Layer, layerOf } from '../handlers/index.ts';
import { type Part, type Template, takesAll, template } from '../paths/index.ts';
import type { Level, Passed } from '../raw.ts';
import type { Run } from '../run.ts';
import type { Bound } from './reached.ts';

export class Passing {
  constructor(private readonly run: Run) {}

  /** `inherited` is what the scopes had at that moment, where middleware is copied; by default what they have now. */
  ofScopes(
    line: readonly Obj[],
    { framework, inherited }: { framework: Registration['framework']; inherited?: readonly Element[] },
    full: readonly Part[] = [],
    own?: Registration,
  ): readonly Passed[] {
    const levels = line.map((scope, i) => ({ scope, level: i === 0 ? 'server' : 'group' }) as const);
    const isCopied = inherited !== undefined && (framework.middleware === 'at registration' || own?.bare === true);
    const cut = line.findLastIndex((scope) => slotOf(scope, '#reset') !== undefined);
    const held = levels.flatMap(({ scope, level }, i) => [
      ...early(scope, level, i <= cut),
      ...(isCopied ? [] : at(listOfSlot(scope, '#middleware'), level)),
    ]);
    const around = isCopied ? [...held, ...at(inherited, line.length > 1 ? 'group' : 'server')] : held;
    const unbound = own?.pending ? listOfSlot(own.pending, '#unbound').map(({ value }) => constantText(value)) : [];
    return [...around, ...(own ? ofRoute(own) : [])]
      .filter(({ item }) => !item.path || reaches(item.path, framework.pathSyntax, full))
      .filter(({ item }) => !item.key || !unbound.includes(constantText(item.key)))
      .sort((a, b) => (a.item.rank ?? 0) - (b.item.rank ?? 0))
      .flatMap(({ item, level }) => this.passed([item], level));
  }

  /** What scopes keep for handlers that ask for it, by the name of the operation. */
  asked(line: readonly Obj[], operation: string | undefined): readonly Passed[] {
    const kept = line.flatMap((scope) => listOfSlot(scope, '#asked'));
    return this.passed(
      kept.filter(({ path }) => !path || isSelected(constantText(path), operation)),
      'server',
    );
  }

  passed(items: readonly Element[], scope: Level): readonly Passed[] {
    return items.flatMap(({ value, conds }) => this.asLayer(value, conds).map((layer) => ({ layer, scope })));
  }

  private asLayer(value: Value, conds: readonly Cond[]): readonly Layer[] {
    const m = this.run.evaluator;
    const known = m.force(value);
    const named = (symbol: string, args: readonly string[], at: Layer['at']): readonly Layer[] => [
      { symbol, args, at, conds, adapter: false, late: false },
    ];
    switch (known.kind) {
      case 'func':
      case 'closure': {
        // A method of a function type stands for the function that it is called on.
        const inner = known.kind === 'func' && known.receiver ? m.force(known.receiver) : undefined;
        const shown = inner?.kind === 'func' || inner?.kind === 'closure' ? inner : known;
        return [{ ...layerOf(m, shown, { kind: 'nil' }, conds), given: known }];
      }
      case 'external':
        return named(known.symbol, constants(known.args ?? []), known.at);
      case 'choice':
        return known.alternatives.flatMap((one) => this.asLayer(one.value, [...conds, ...one.conds]));
      case 'unknown':
        return named(known.source, [], known.at);
      default: {
        const walked = this.run.walker.walk(known, undefined);
        const layers = walked.target === known ? [] : this.asLayer(walked.target, conds);
        return layers.map((layer) => ({ ...layer, given: known }));
      }
    }
  }
}

function ofRoute({ pending, middleware }: Registration): readonly Placed[] {
  return at([...middleware, ...(pending ? listOfSlot(pending, '#middleware') : [])], 'route');
}

/** `/demo.Greeter/*` selects all operations that begin so. */
function isSelected(selector: string | undefined, operation: string | undefined): boolean {
  if (selector === undefined || operation === undefined) return false;
  return selector.endsWith('*') ? operation.startsWith(selector.slice(0, -1)) : operation === selector;
}

interface Placed {
  readonly item: Element;
  readonly level: Level;
}

function at(items: readonly Element[], level: Level): readonly Placed[] {
  return items.map((item) => ({ item, level }));
}

/** What counts when a request comes, wherever it was added. */
function early(scope: Obj, level: Level, isReset: boolean): readonly Placed[] {
  return at([...listOfSlot(scope, '#first'), ...(isReset ? [] : listOfSlot(scope, '#request'))], level);
}

/** True if every request of the path matches the pattern; a star at its end takes what is above it too. */
function reaches(pattern: Value, syntax: Part['syntax'], full: readonly Part[]): boolean {
  if (pattern.kind !== 'text') return true;
  const { pieces } = pattern;
  const last = pieces.at(-1);
  const isOpen = last && 'text' in last && /\/\*\w*$/.test(last.text);
  const cut = isOpen ? [...pieces.slice(0, -1), { ...last, text: last.text.replace(/\*\w*$/, '') }] : pieces;
  const made = template([{ syntax, pieces: cut }]);
  const route = candidate(template(full));
  if (!isOpen) return takesAll(candidate(made), route);
  const path = made.path.replace(/\/$/, '');
  const below = { ...made, path: `${path}/`, subtree: true as const };
  return takesAll(candidate(below), route) || takesAll(candidate({ ...made, path }), route);
}

/** Of those that came before `order`, the ones that every request of the path passes. */
export function boundTo(bound: readonly Bound[], full: readonly Part[], order: number): readonly Passed[] {
  if (bound.length === 0) return [];
  const later = candidate(template(full));
  return bound.flatMap((one) => (one.order < order && begins(one, later) ? one.middleware : []));
}

function candidate(made: Template): Parameters<typeof takesAll>[0] {
  return { method: '*', matchers: 0, template: made, syntaxRule: 'first' };
}

function begins({ parts, segments }: Bound, later: ReturnType<typeof candidate>): boolean {
  const prefix = prefixOf(parts);
  if (!segments || prefix.path === '/') return takesAll(candidate(prefix), later);
  const whole = { ...prefix, subtree: undefined };
  return takesAll(candidate(whole), later) || takesAll(candidate({ ...prefix, path: `${prefix.path}/` }), later);
}

/** A closing slash does not count. */
function prefixOf(parts: readonly Part[]): Template {
  const made = template(parts);
  return { ...made, path: made.path.replace(/(.)\/+$/, '$1'), subtree: true };
}
