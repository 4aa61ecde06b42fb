// Stage requests, further: the declared type of an expression, from syntax alone. In: an expression and the types of the
// variables around it. Out: its type, undefined where declarations do not say it; and the function that a call means.

import type { Declaration, Expr, Field, FuncType } from '../../model/syntax.ts';
import { deref, type Members, type Type, type TypeScope, typeText, type Universe } from '../../packages/index.ts';

export type Callee =
  /** A function or method whose declaration is at hand. */
  | { readonly kind: 'declared'; readonly declaration: Declaration }
  | { readonly kind: 'interface'; readonly type: Type; readonly name: string; readonly results: readonly Type[] }
  /** Of a package that is not at hand. */
  | { readonly kind: 'foreign'; readonly path: string; readonly symbol: string };

export class Types {
  /** Undefined for a variable whose type nothing says. */
  variables = new Map<string, Type | undefined>();

  constructor(
    private readonly universe: Universe,
    private readonly members: Members,
    private readonly scope: TypeScope,
  ) {}

  bind(fields: readonly Field[]): void {
    for (const { names, type } of fields)
      for (const { name } of names) this.variables.set(name, this.universe.type(type, this.scope));
  }

  /** What is declared meanwhile is forgotten after it. */
  inBlock(run: () => void): void {
    const before = this.variables;
    this.variables = new Map(before);
    run();
    this.variables = before;
  }

  typeAt(expr: Expr | undefined): Type | undefined {
    return expr && this.universe.type(expr, this.scope);
  }

  of(expr: Expr): Type | undefined {
    switch (expr.kind) {
      case 'ParenExpr':
        return this.of(expr.x);
      case 'Ident':
        return this.variables.has(expr.name) ? this.variables.get(expr.name) : this.global(this.scope, expr.name);
      case 'SelectorExpr': {
        const path = this.imported(expr.x);
        const pkg = path === undefined ? undefined : this.universe.package(path, this.scope.file.directory);
        if (path !== undefined) return pkg && this.global({ ...this.scope, pkg }, expr.sel.name);
        const found = this.selected(expr.x, expr.sel.name);
        return found?.kind === 'field' ? found.field.type : undefined;
      }
      case 'StarExpr': {
        const type = this.of(expr.x);
        return type?.kind === 'pointer' ? type.element : undefined;
      }
      case 'UnaryExpr': {
        const type = this.of(expr.x);
        if (expr.op === '<-') return type?.kind === 'chan' ? type.element : undefined;
        return expr.op === '&' && type ? { kind: 'pointer', element: type } : type;
      }
      case 'CompositeLit':
      case 'TypeAssertExpr':
        return this.typeAt(expr.type);
      case 'IndexExpr':
        return this.ranged(expr.x)[1];
      case 'SliceExpr':
        return this.of(expr.x);
      case 'CallExpr':
        return this.results(expr)[0];
      default:
        return undefined;
    }
  }

  /** A variable, or a field of one. */
  isVariable(expr: Expr): boolean {
    if (expr.kind === 'Ident') return this.variables.has(expr.name);
    return expr.kind === 'SelectorExpr' && this.isVariable(expr.x);
  }

  /** Key and value of what is ranged over. */
  ranged(expr: Expr): readonly (Type | undefined)[] {
    const type = this.of(expr);
    return elementOf(type && this.members.underlying(type));
  }

  results(call: Extract<Expr, { kind: 'CallExpr' }>): readonly (Type | undefined)[] {
    const { fun, args } = call;
    const isMaking = fun.kind === 'Ident' && (fun.name === 'new' || fun.name === 'make');
    const first = isMaking ? this.typeAt(args[0]) : undefined;
    if (fun.kind === 'Ident' && fun.name === 'new') return first ? [{ kind: 'pointer', element: first }] : [];
    if (fun.kind === 'Ident' && fun.name === 'make') return [first];
    if (fun.kind === 'Ident' && fun.name === 'append' && args[0]) return [this.of(args[0])];
    const callee = this.callee(fun);
    if (callee?.kind === 'interface') return callee.results;
    if (callee?.kind === 'declared') {
      const head = callee.declaration.head();
      return head ? this.resultsOf(head.type, this.universe.scopeOf(callee.declaration)) : [];
    }
    const variable = this.of(fun);
    if (variable?.kind === 'func') return this.resultsOf(variable.node, variable.scope);
    return [this.conversion(fun)];
  }

  callee(fun: Expr): Callee | undefined {
    switch (fun.kind) {
      case 'ParenExpr':
      case 'IndexExpr':
        return this.callee(fun.x);
      case 'Ident': {
        const declaration = this.variables.has(fun.name) ? undefined : this.scope.pkg.member(fun.name);
        return declaration?.kind === 'func' ? { kind: 'declared', declaration } : undefined;
      }
      case 'SelectorExpr': {
        const path = this.imported(fun.x);
        return path === undefined ? this.method(fun.x, fun.sel.name) : this.function(path, fun.sel.name);
      }
      default:
        return undefined;
    }
  }

  private function(path: string, name: string): Callee | undefined {
    const pkg = this.universe.package(path, this.scope.file.directory);
    const declaration = pkg?.member(name);
    if (declaration?.kind === 'func') return { kind: 'declared', declaration };
    return declaration || pkg ? undefined : { kind: 'foreign', path, symbol: `${path}.${name}` };
  }

  private method(holder: Expr, name: string): Callee | undefined {
    const found = this.selected(holder, name);
    switch (found?.kind) {
      case 'method':
        return { kind: 'declared', declaration: found.declaration };
      case 'interface':
        return { kind: 'interface', type: found.type, name, results: this.resultsOf(found.node, found.scope) };
      case 'foreign':
        return { kind: 'foreign', path: found.type.path, symbol: `${typeText(found.type)}.${name}` };
      default:
        return undefined;
    }
  }

  private selected(holder: Expr, name: string): ReturnType<Members['select']> {
    const type = this.of(holder);
    return type && this.members.select(deref(type), name);
  }

  private resultsOf({ results }: FuncType, scope: TypeScope): readonly Type[] {
    return results.flatMap(({ names, type }) => {
      const one = this.universe.type(type, scope);
      return names.length > 1 ? names.map(() => one) : [one];
    });
  }

  private conversion(fun: Expr): Type | undefined {
    const type = this.universe.type(fun, this.scope);
    return type.kind === 'unknown' ? undefined : type;
  }

  private imported(expr: Expr): string | undefined {
    if (expr.kind !== 'Ident' || this.variables.has(expr.name)) return undefined;
    return this.universe.imported(this.scope.file, expr.name);
  }

  /** A package variable with a type, or made by a literal. */
  private global(scope: TypeScope, name: string): Type | undefined {
    const declaration = scope.pkg.member(name);
    const spec = declaration?.kind === 'var' ? declaration.node() : undefined;
    if (!declaration || spec?.kind !== 'ValueSpec') return undefined;
    const own = this.universe.scopeOf(declaration);
    if (spec.type) return this.universe.type(spec.type, own);
    const value = spec.values[spec.names.findIndex((one) => one.name === name)];
    const literal = value?.kind === 'UnaryExpr' && value.op === '&' ? value.x : value;
    return literal?.kind === 'CompositeLit' && literal.type ? this.universe.type(literal.type, own) : undefined;
  }
}

function elementOf(type: Type | undefined): readonly (Type | undefined)[] {
  switch (type?.kind) {
    case 'pointer':
      return elementOf(type.element);
    case 'slice':
    case 'array':
      return [{ kind: 'basic', name: 'int' }, type.element];
    case 'map':
      return [type.key, type.value];
    case 'chan':
      return [type.element, undefined];
    default:
      return [undefined, undefined];
  }
}
