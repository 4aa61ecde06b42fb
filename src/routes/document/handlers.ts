// Stage routes: handlers and middleware as the document writes them.

import { type ExternalValue, type Spot, symbolOf, type Value } from '../../evaluate/index.ts';
import type { Handler, Middleware, Place, Variant } from '../../model/route-map.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Walked } from '../handlers/index.ts';
import type { Passed, RawServer } from '../raw.ts';
import { packageOf, type Spelling } from '../spelling.ts';

export class HandlerSpelling {
  constructor(
    private readonly server: RawServer,
    private readonly spelling: Spelling,
  ) {}

  /** Undefined for what has no name: a value that nobody knows. */
  handler(target: Value): Handler | undefined {
    const m = this.server.run.evaluator;
    switch (target.kind) {
      case 'func':
        return this.ofDeclaration(target.declaration);
      case 'closure': {
        const { symbol, at, literal } = target;
        const owner = m.universe.owner(at.file);
        const endLine = m.universe.position(at.file, literal.end).line;
        return { ...this.spelling.named(symbol), package: owner.path, ...this.spelling.place(at), endLine };
      }
      case 'external':
        return this.ofExternal(target);
      case 'pointer':
      case 'struct': {
        const type = target.obj.type;
        if (type?.kind !== 'named') return undefined;
        const symbol = `${type.path}.${type.name}`;
        return { ...this.spelling.named(symbol), package: type.path, external: true };
      }
      default:
        return undefined;
    }
  }

  private ofDeclaration(declaration: Declaration): Handler {
    const m = this.server.run.evaluator;
    const { file, pos, end, receiver, pointer } = declaration;
    const owner = m.universe.owner(file);
    const named = this.spelling.named(symbolOf(m.universe, declaration));
    if (owner.external) return { ...named, package: owner.path, external: true };
    const doc = declaration.doc();
    return {
      ...named,
      package: owner.path,
      ...(receiver === undefined ? {} : { receiver: pointer ? `*${receiver}` : receiver }),
      ...this.spelling.place({ file, pos }),
      endLine: m.universe.position(file, end).line,
      ...(doc === '' ? {} : { doc }),
    };
  }

  private ofExternal({ symbol }: ExternalValue): Handler {
    return { ...this.spelling.named(symbol), package: packageOf(symbol), external: true };
  }

  middleware({ layer, scope }: Passed): Middleware {
    const { symbol, adapter, args, conds, at } = layer;
    return {
      ...this.spelling.named(symbol),
      scope,
      adapter,
      arguments: [...args],
      conditions: this.spelling.conditions(conds),
      ...this.placeOf(at),
    };
  }

  private placeOf(at: Spot): Place | Record<string, never> {
    return this.server.run.evaluator.universe.owner(at.file).external ? {} : this.spelling.place(at);
  }

  variants(walked: readonly { readonly walked: Walked; readonly conds: Passed['layer']['conds'] }[]): Variant[] {
    return walked.flatMap(({ walked: inner, conds }) => {
      const handler = this.handler(inner.target);
      const own = handler ? [{ handler, conditions: this.spelling.conditions(conds) }] : [];
      return [...own, ...this.variants(inner.variants)];
    });
  }
}
