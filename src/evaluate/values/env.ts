// Local variables: a chain of blocks. A name maps to a cell of the store (`slots['']`), or directly to a value for
// constants and types declared in a function.

import type { Type } from '../../packages/index.ts';
import type { Obj } from './store.ts';
import type { Value } from './value.ts';

export type Binding = { readonly cell: Obj; readonly type?: Type } | { readonly constant: Value };

export class Env {
  private readonly names = new Map<string, Binding>();
  constructor(readonly parent: Env | undefined) {}

  find(name: string): Binding | undefined {
    for (let env: Env | undefined = this; env; env = env.parent) {
      const found = env.names.get(name);
      if (found) return found;
    }
    return undefined;
  }

  own(name: string): Binding | undefined {
    return this.names.get(name);
  }

  declare(name: string, binding: Binding): void {
    if (name !== '_') this.names.set(name, binding);
  }

  /** All bindings visible here, innermost first: what a closure may have captured. */
  *visible(): Generator<[string, Binding]> {
    for (let env: Env | undefined = this; env; env = env.parent) yield* env.names;
  }
}
