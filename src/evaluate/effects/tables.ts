// Stage evaluate: the frameworks, indexed. In: all tables. Out: the effect of a call by import path and Go spelling, the
// role of a type, the value of a name. Major-version suffixes count as the same package.

import type { Effect, Framework, TypeRole } from '../../model/framework.ts';
import type { RequestEffect } from '../../model/request.ts';
import type { Type } from '../../packages/index.ts';

export interface Entry<T> {
  readonly framework: Framework;
  readonly value: T;
}

function withoutVersion(path: string): string {
  return path.replace(/\/v\d+(?=\/|$)/, '').replace(/\.v\d+$/, '');
}

/** Of the type itself, else of the type whose methods it has. */
function methodRow<T>(
  rows: Readonly<Record<string, T>> | undefined,
  { like }: Framework,
  type: string,
  name: string,
): T | undefined {
  for (let at: string | undefined = type; rows && at !== undefined; at = like?.[at]) {
    const row = rows[`(*${at}).${name}`] ?? rows[`${at}.${name}`];
    if (row !== undefined) return row;
  }
  return undefined;
}

/** Effects of selecting a field; methods with them are spelt with a pointer. */
const holding = new Set<RequestEffect['effect']>(['values', 'body', 'derive', 'make', 'map']);

export class Tables {
  private readonly byPath = new Map<string, Framework[]>();
  private readonly forks = new Map<string, string>();
  private readonly asked = new Map<string, readonly Framework[]>();

  private readonly requestRows = new Map<string, { readonly entry: Entry<RequestEffect> | undefined }>();
  private readonly serving: readonly string[];

  constructor(readonly frameworks: readonly Framework[]) {
    this.serving = [...new Set(frameworks.flatMap((framework) => framework.serveMethods ?? []))];
    for (const framework of frameworks) {
      for (const path of framework.packages) {
        const list = this.byPath.get(path);
        if (list) list.push(framework);
        else this.byPath.set(path, [framework]);
      }
    }
  }

  /** From now on `path` counts as `original`: a copied fork. */
  fork(path: string, original: string): void {
    this.forks.set(path, original);
    this.asked.delete(path);
  }

  of(path: string): readonly Framework[] {
    let found = this.asked.get(path);
    if (!found) {
      found = this.byPath.get(path) ?? this.byPath.get(this.forks.get(path) ?? withoutVersion(path)) ?? [];
      this.asked.set(path, found);
    }
    return found;
  }

  knows(path: string): boolean {
    return this.of(path).length > 0;
  }

  call(path: string, name: string): Entry<Effect> | undefined {
    return this.find(path, (framework) => framework.calls[name]);
  }

  /** `type` is the base type's name; the table may spell the receiver with or without a pointer. */
  method(path: string, type: string, name: string): Entry<Effect> | undefined {
    return this.find(path, (framework) => methodRow(framework.calls, framework, type, name));
  }

  role(type: Type | undefined): Entry<TypeRole> | undefined {
    if (type?.kind === 'pointer') return this.role(type.element);
    if (type?.kind !== 'named') return undefined;
    return this.find(type.path, (framework) => framework.types[type.name]);
  }

  field(type: Type | undefined, name: string): Entry<NonNullable<Framework['fields']>[string]> | undefined {
    if (type?.kind === 'pointer') return this.field(type.element, name);
    if (type?.kind !== 'named') return undefined;
    return this.find(type.path, (framework) => framework.fields?.[`${type.name}.${name}`]);
  }

  /** A package variable that means something when it is stored into. */
  variable(path: string, name: string): Entry<NonNullable<Framework['fields']>[string]> | undefined {
    return this.find(path, (framework) => framework.fields?.[name]);
  }

  value(path: string, name: string): Entry<NonNullable<Framework['values']>[string]> | undefined {
    return this.find(path, (framework) => framework.values?.[name]);
  }

  /** The row of a function or method by its symbol: `import/path.Name`, `import/path.(*T).M`, `import/path.T.M`. */
  request(symbol: string): Entry<RequestEffect> | undefined {
    const known = this.requestRows.get(symbol);
    if (known) return known.entry;
    const found = this.findRequest(symbol.replaceAll('[...]', ''));
    this.requestRows.set(symbol, { entry: found });
    return found;
  }

  private findRequest(symbol: string): Entry<RequestEffect> | undefined {
    const [, path, name = ''] = /^(.*)\.(\w+)$/.exec(symbol) ?? [];
    if (path === undefined) return undefined;
    const method = /^(.*)\.(?:\(\*(\w+)\)|(\w+))$/.exec(path);
    const type = method?.[2] ?? method?.[3];
    const plain = this.find(path, (framework) => framework.requests?.[name]);
    if (plain || !method || type === undefined) return plain;
    return this.find(method[1] ?? '', (framework) => methodRow(framework.requests, framework, type, name));
  }

  /** The row of a field. */
  requestField(path: string, type: string, name: string): Entry<RequestEffect> | undefined {
    const found = this.find(path, (framework) => framework.requests?.[`${type}.${name}`]);
    return found && holding.has(found.value.effect) ? found : undefined;
  }

  /** Names of the methods by which values answer requests. */
  serveMethods(): readonly string[] {
    return this.serving;
  }

  private find<T>(path: string, pick: (framework: Framework) => T | undefined): Entry<T> | undefined {
    for (const framework of this.of(path)) {
      const value = pick(framework);
      if (value !== undefined) return { framework, value };
    }
    return undefined;
  }
}
