// Stage requests: the static type of an expression, as far as the declarations at hand tell without running anything.
// In: an expression at its point. Out: its type, and what a call stands for; undefined where that is not known.

import type { CallExpr, Declaration, Expr, Field, TypeSpec } from '../../model/syntax.ts';
import { deref, type Members, type Type, type TypeScope, type Universe } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { type Definition, find, type Point, typeScope, type Variable } from '../flow/variables.ts';
import { type Callee, calleeOf, type Declared } from './callees.ts';
import { instantiated } from './type-arguments.ts';

/** A type that takes more steps than this depends on itself. */
const MAX_STEPS = 24;

export class Typing {
  private readonly variables = new Map<Variable, Type | undefined>();
  private readonly errors = new Map<TypeSpec, boolean>();
  private readonly globals = new Map<Declaration, Type | undefined>();
  private steps = 0;

  constructor(
    readonly universe: Universe,
    readonly members: Members,
  ) {}

  /** `index`: of several results of a call. */
  of({ expr, index, at }: Definition): Type | undefined {
    if (this.steps > MAX_STEPS) return undefined;
    this.steps++;
    try {
      return expr.kind === 'CallExpr'
        ? this.results(expr, at)[Math.max(index, 0)]
        : this.value(expr, Math.max(index, 0), at);
    } finally {
      this.steps--;
    }
  }

  one(expr: Expr, at: Point): Type | undefined {
    return this.of({ expr, index: -1, at });
  }

  private value(expr: Expr, index: number, at: Point): Type | undefined {
    switch (expr.kind) {
      case 'Ident':
        return this.named(expr.name, at);
      case 'SelectorExpr':
        return this.selected(expr.x, expr.sel.name, at);
      case 'ParenExpr':
      case 'SliceExpr':
        return this.one(expr.x, at);
      case 'StarExpr': {
        const pointer = this.one(expr.x, at);
        return pointer?.kind === 'pointer' ? pointer.element : pointer;
      }
      case 'UnaryExpr': {
        const inner = this.one(expr.x, at);
        if (expr.op === '&') return inner && { kind: 'pointer', element: inner };
        return expr.op === '<-' ? this.element(inner) : inner;
      }
      case 'CompositeLit':
        return expr.type && this.universe.type(expr.type, typeScope(at));
      case 'TypeAssertExpr':
        return expr.type && index === 0 ? this.universe.type(expr.type, typeScope(at)) : undefined;
      case 'IndexExpr':
        return index === 0 ? this.element(this.one(expr.x, at)) : undefined;
      case 'FuncLit':
        return { kind: 'func', node: expr.type, scope: typeScope(at) };
      default:
        return undefined;
    }
  }

  element(type: Type | undefined): Type | undefined {
    const under = type && this.members.underlying(deref(type));
    if (under?.kind === 'map') return under.value;
    return under && 'element' in under ? under.element : undefined;
  }

  private named(name: string, at: Point): Type | undefined {
    const variable = find(at.env, name)?.variable;
    if (variable) return this.variable(variable);
    const declaration = at.scope.pkg.member(name);
    return declaration && this.global(declaration);
  }

  private variable(variable: Variable): Type | undefined {
    if (this.variables.has(variable)) return this.variables.get(variable);
    this.variables.set(variable, undefined);
    const type = this.typed(variable);
    this.variables.set(variable, type);
    return type;
  }

  private typed({ typed }: Variable): Type | undefined {
    switch (typed.from) {
      case 'type':
        return this.universe.type(typed.expr, typeScope(typed.at));
      case 'value':
        return this.of(typed);
      case 'element':
        return this.element(this.one(typed.expr, typed.at));
      case 'key': {
        const under = this.one(typed.expr, typed.at);
        const map = under && this.members.underlying(under);
        return map?.kind === 'map' ? map.key : map?.kind === 'chan' ? map.element : { kind: 'basic', name: 'int' };
      }
      case 'nowhere':
        return undefined;
    }
  }

  /** Of a package variable or constant. */
  global(declaration: Declaration): Type | undefined {
    if (declaration.kind !== 'var' && declaration.kind !== 'const') return undefined;
    if (this.globals.has(declaration)) return this.globals.get(declaration);
    this.globals.set(declaration, undefined);
    const node = declaration.node();
    let type: Type | undefined;
    if (node.kind === 'ValueSpec') {
      const scope = this.universe.scopeOf(declaration);
      const i = node.names.findIndex(({ name }) => name === declaration.name);
      const at: Point = { env: undefined, flow: undefined, scope };
      const value = node.values[i];
      if (node.type) type = this.universe.type(node.type, scope);
      else if (value) type = this.one(value, at);
      else if (node.values[0]) type = this.of({ expr: node.values[0], index: i, at });
    }
    this.globals.set(declaration, type);
    return type;
  }

  private selected(x: Expr, name: string, at: Point): Type | undefined {
    if (x.kind === 'Ident' && !find(at.env, x.name)) {
      const path = this.universe.imported(at.scope.file, x.name);
      const declaration =
        path === undefined ? undefined : this.universe.package(path, at.scope.file.directory)?.member(name);
      if (path !== undefined) return declaration && this.global(declaration);
    }
    const type = this.one(x, at);
    const found = type && this.members.select(type, name);
    return found?.kind === 'field' ? found.field.type : undefined;
  }

  callee(fun: Expr, at: Point): Callee | undefined {
    return calleeOf(this, fun, at);
  }

  /** `error`, an interface that has its method, or a type that declares or embeds it. */
  isError(type: Type): boolean {
    if (type.kind === 'basic') return type.name === 'error';
    const base = deref(type);
    if (base.kind !== 'named' || !base.spec) return false;
    let answer = this.errors.get(base.spec);
    if (answer === undefined) {
      const fields = base.spec.type.kind === 'StructType' ? base.spec.type.fields : [];
      answer = fields.some(isEmbeddedError) || this.hasErrorMethod(base);
      this.errors.set(base.spec, answer);
    }
    return answer;
  }

  /** `Error() string`: a queue may have an `Error` that takes something. */
  private hasErrorMethod(type: Type): boolean {
    const found = this.members.select(type, 'Error');
    const head = found?.kind === 'method' ? found.declaration.head()?.type : undefined;
    const { params, results } = (found?.kind === 'interface' ? found.node : head) ?? { params: [], results: [] };
    const [only] = results;
    return params.length === 0 && only?.type.kind === 'Ident' && only.type.name === 'string';
  }

  /** The types of what a call returns. */
  private results(call: CallExpr, at: Point): readonly (Type | undefined)[] {
    const callee = this.callee(call.fun, at);
    switch (callee?.kind) {
      case 'conversion':
        return [callee.type];
      case 'builtin':
        return [this.builtin(callee.name, call, at)];
      case 'own':
      case 'interface':
        return this.declared(callee, call, at);
      case 'external':
        return callee.declared ? this.declared(callee.declared, call, at) : [];
      case 'literal':
        return this.listed(callee.literal.type.results, typeScope(at));
      case 'variable':
      case 'value': {
        const type = callee.kind === 'variable' ? this.variable(callee.variable) : callee.type;
        const under = type && this.members.underlying(type);
        return under?.kind === 'func' ? this.listed(under.node.results, under.scope) : [];
      }
      case undefined:
        return [];
    }
  }

  private declared(callee: Declared, call: CallExpr, at: Point): readonly Type[] {
    if (callee.kind === 'interface') return this.listed(callee.method.results, callee.scope);
    const head = callee.declaration.head();
    return head ? this.listed(head.type.results, instantiated(this, callee, call, at)) : [];
  }

  private listed(fields: readonly Field[], scope: TypeScope): readonly Type[] {
    return oneByOne(fields).map(({ type }) => this.universe.type(type, scope));
  }

  private builtin(name: string, { args }: CallExpr, at: Point): Type | undefined {
    const [first] = args;
    if (!first) return undefined;
    if (name === 'append' || name === 'min' || name === 'max') return this.one(first, at);
    if (name !== 'new' && name !== 'make') return undefined;
    const type = this.universe.type(first, typeScope(at));
    return name === 'new' ? { kind: 'pointer', element: type } : type;
  }
}

function isEmbeddedError({ names, type }: Field): boolean {
  return names.length === 0 && type.kind === 'Ident' && type.name === 'error';
}
