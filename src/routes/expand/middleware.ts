// Stage routes, expansion: what a request meets before the handler. In: middleware as scopes and calls hold it. Out: its
// layers in order, outermost first. Where middleware is bound to paths, those whose path the route begins with.

import { type Cond, type Element, listOfSlot, type Obj, type Registration, type Value } from '../../evaluate/index.ts';
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
  ): readonly Passed[] {
    const levels = line.map((scope, i) => ({ scope, level: i === 0 ? 'server' : 'group' }) as const);
    if (framework.middleware !== 'at registration' || !inherited)
      return levels.flatMap(({ scope, level }) => [
        ...this.early(scope, level),
        ...this.passed(listOfSlot(scope, '#middleware'), level),
      ]);
    return [
      ...levels.flatMap(({ scope, level }) => this.early(scope, level)),
      ...this.passed(inherited, line.length > 1 ? 'group' : 'server'),
    ];
  }

  /** What counts when a request comes, wherever it was added. */
  private early(scope: Obj, level: Level): readonly Passed[] {
    return [...listOfSlot(scope, '#first'), ...listOfSlot(scope, '#request')].flatMap((one) =>
      this.passed([one], level),
    );
  }

  ofRoute({ pending, middleware }: Registration): readonly Passed[] {
    return this.passed([...middleware, ...(pending ? listOfSlot(pending, '#middleware') : [])], 'route');
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
      case 'closure':
        return [layerOf(m, known, { kind: 'nil' }, conds)];
      case 'external':
        return named(known.symbol, constants(known.args ?? []), known.at);
      case 'choice':
        return known.alternatives.flatMap((one) => this.asLayer(one.value, [...conds, ...one.conds]));
      case 'unknown':
        return named(known.source, [], known.at);
      default: {
        const walked = this.run.walker.walk(known, undefined);
        return walked.target === known ? [] : this.asLayer(walked.target, conds);
      }
    }
  }
}

/** Of those that came before `order`, the ones that every request of the path passes. */
export function boundTo(bound: readonly Bound[], full: readonly Part[], order: number): readonly Passed[] {
  if (bound.length === 0) return [];
  const later = candidate(template(full));
  return bound.flatMap((one) =>
    one.order < order && takesAll(candidate(prefixOf(one.parts)), later) ? one.middleware : [],
  );
}

function candidate(made: Template): Parameters<typeof takesAll>[0] {
  return { method: '*', matchers: 0, template: made, syntaxRule: 'first' };
}

/** A closing slash does not count. */
function prefixOf(parts: readonly Part[]): Template {
  const made = template(parts);
  return { ...made, path: made.path.replace(/(.)\/$/, '$1'), subtree: true };
}
