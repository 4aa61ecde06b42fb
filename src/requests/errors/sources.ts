// Stage requests: where an error value comes from. In: a definition of a function's body. Out: what is made there, the
// own functions whose result it is, and the parameters it is handed on from. No function but this one is read.

import type { CompositeLit, Declaration, Expr, FuncLit } from '../../model/syntax.ts';
import { deref, type NamedType, type Type } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import type { Body } from '../flow/body.ts';
import { type Definition, definitionsOf, find, GIVEN, type Point, typeScope } from '../flow/variables.ts';
import type { Implementers } from '../static/implementers.ts';
import type { Typing } from '../static/typing.ts';
import { called } from './calls.ts';
import type { ConstantReader } from './constants.ts';
import { type Found, merged, nothing } from './found.ts';
import type { Made } from './kinds.ts';

export interface Program {
  readonly typing: Typing;
  readonly constants: ConstantReader;
  readonly implementers: Implementers;
  /** Whether a function of another module may make an error of a kind. */
  readonly makesErrors: (symbol: string) => boolean;
}

/** Methods that an error has which only says more about the one inside. */
const telling = new Set('Error Unwrap Cause Is As Format String GoString MarshalJSON StackTrace'.split(' '));

/** `ErrNotFound`, `errNotFound`, `HTTPError`. */
export const ERROR_NAME = /^err|Err/;

export class Sources {
  private readonly known = new Map<Definition, Found>();
  private readonly exprs = new Map<Expr, Found>();

  constructor(
    readonly program: Program,
    private readonly body: Body,
  ) {}

  /** Of the result at `index`, over all ways out. */
  result(index: number, isOnly: boolean): Found {
    return merged(this.body.returns.map((values) => this.returned(values, index, isOnly)));
  }

  /** A `return nil` says that the function may succeed. */
  get maySucceed(): boolean {
    return this.body.returns.some((values) => values.some(({ expr }) => expr.kind === 'Ident' && expr.name === 'nil'));
  }

  /** What the last way out returns is made there. */
  get endsInMaking(): boolean {
    const last = this.body.returns.at(-1);
    const { makes, sites, passes } = last ? this.returned(last, 0, true) : nothing;
    return makes.length + sites.length > 0 && passes.length === 0;
  }

  private returned(values: readonly Definition[], index: number, isOnly: boolean): Found {
    const [first] = values;
    if (!isOnly && values.length === 1 && first) return this.of({ ...first, index });
    const value = values[index];
    return value ? this.of(value) : nothing;
  }

  /** What a literal returns last, if that is an error. */
  ofLiteral(literal: FuncLit, at: Point): Found {
    const fields = literal.type.results;
    const count = oneByOne(fields).length;
    const last = fields.at(-1);
    if (!last || !this.program.typing.isError(this.program.typing.universe.type(last.type, typeScope(at))))
      return nothing;
    const returns = this.body.literals.get(literal) ?? [];
    return merged(returns.map((values) => this.returned(values, count - 1, count === 1)));
  }

  of(definition: Definition): Found {
    const known = this.known.get(definition);
    if (known) return known;
    // What depends on itself adds nothing to itself.
    this.known.set(definition, nothing);
    const found = this.find(definition);
    this.known.set(definition, found);
    return found;
  }

  inner(expr: Expr, at: Point): Found {
    return this.of({ expr, index: -1, at });
  }

  private find(definition: Definition): Found {
    const { expr, index, at } = definition;
    if (expr.kind === 'CallExpr') return called(this, expr, definition);
    if (expr.kind === 'Ident') return this.named(expr, definition);
    if (index > 0) return nothing;
    switch (expr.kind) {
      case 'ParenExpr':
      case 'StarExpr':
        return this.inner(expr.x, at);
      case 'UnaryExpr':
        return expr.op === '&' || expr.op === '<-' ? this.inner(expr.x, at) : nothing;
      case 'CompositeLit':
        return this.literal(expr, at);
      case 'SelectorExpr':
        return this.selected(expr, at);
      case 'TypeAssertExpr': {
        const type = expr.type && this.concrete(this.program.typing.universe.type(expr.type, typeScope(at)));
        return type ? this.ofType(type, expr, at) : this.inner(expr.x, at);
      }
      case 'IndexExpr':
      case 'SliceExpr': {
        const isLocal = expr.x.kind === 'Ident' && find(at.env, expr.x.name)?.variable;
        return isLocal ? this.inner(expr.x, at) : this.held(expr, at);
      }
      default:
        return nothing;
    }
  }

  private named(expr: Expr & { kind: 'Ident' }, { index, at }: Definition): Found {
    if (expr.name === 'nil') return nothing;
    const local = find(at.env, expr.name);
    if (!local) {
      const declaration = at.scope.pkg.member(expr.name);
      return declaration ? this.global(declaration, expr, at) : nothing;
    }
    const { variable } = local;
    if (!variable) return nothing;
    if (index === GIVEN)
      return variable.parameter === undefined
        ? nothing
        : { ...nothing, passes: [{ parameter: variable.parameter, calls: false }] };
    const definitions = definitionsOf(at, variable);
    // `var e *Error; errors.As(err, &e)`: its type alone says what it is.
    if (definitions.length === 0 && variable.typed.from === 'type') return this.held(expr, at);
    return merged(definitions.map((one) => this.of(one)));
  }

  private selected(expr: Expr & { kind: 'SelectorExpr' }, at: Point): Found {
    const { universe } = this.program.typing;
    const { x, sel } = expr;
    const path = x.kind === 'Ident' && !find(at.env, x.name) ? universe.imported(at.scope.file, x.name) : undefined;
    if (path === undefined) return this.held(expr, at);
    const pkg = universe.package(path, at.scope.file.directory);
    if (pkg && !pkg.external) {
      const declaration = pkg.member(sel.name);
      return declaration ? this.global(declaration, expr, at) : nothing;
    }
    const symbol = `${pkg?.path ?? path}.${sel.name}`;
    return this.made({ kind: 'external', symbol, numbers: [], texts: [], names: [] }, expr, at);
  }

  private global(declaration: Declaration, expr: Expr, at: Point): Found {
    const isValue = declaration.kind === 'var' || declaration.kind === 'const';
    return isValue ? this.made({ kind: 'variable', declaration }, expr, at) : nothing;
  }

  /** What a field, an element or a variable holds: an error where its declared type is one of errors. */
  private held(expr: Expr, at: Point): Found {
    const type = this.concrete(this.program.typing.of({ expr, index: -1, at }));
    return type ? this.ofType(type, expr, at) : nothing;
  }

  private literal(expr: CompositeLit, at: Point): Found {
    if (!expr.type) return nothing;
    const type = this.program.typing.universe.type(expr.type, typeScope(at));
    if (type.kind === 'slice' || type.kind === 'array')
      return merged(expr.elements.map((element) => this.inner(element, at)));
    const base = deref(type);
    if (base.kind !== 'named') return nothing;
    const fields = this.fields(base, expr, at);
    const made = this.ofType(base, expr, at, fields);
    if ([...fields.values()].some((value) => typeof value === 'number') || !this.onlyTells(base)) return made;
    const inner = expr.elements.map((element) => (element.kind === 'KeyValueExpr' ? element.value : element));
    return merged([made, ...inner.filter((one) => this.mayBeError(one, at)).map((one) => this.inner(one, at))]);
  }

  private fields(type: NamedType, { elements }: CompositeLit, at: Point): ReadonlyMap<string, number | string> {
    const names = elements.some(({ kind }) => kind !== 'KeyValueExpr')
      ? this.program.typing.members.fields(type).map(({ name }) => name)
      : [];
    const fields = new Map<string, number | string>();
    elements.forEach((element, i) => {
      const isKeyed = element.kind === 'KeyValueExpr';
      const name = isKeyed ? (element.key.kind === 'Ident' ? element.key.name : undefined) : names[i];
      const value = this.program.constants.one(isKeyed ? element.value : element, at);
      if (name !== undefined && value !== undefined) fields.set(name, value);
    });
    return fields;
  }

  /** No method of it says what kind of error it is. */
  private onlyTells(type: NamedType): boolean {
    return type.spec !== undefined && this.program.typing.members.methodNames(type).every((name) => telling.has(name));
  }

  ofType(type: Type, expr: Expr, at: Point, fields: ReadonlyMap<string, number | string> = new Map()): Found {
    return this.made({ kind: 'type', type, fields }, expr, at);
  }

  /** One record for one expression, whichever way leads to it. */
  made(what: Made, expr: Expr, { scope }: Point): Found {
    let found = this.exprs.get(expr);
    if (!found) this.exprs.set(expr, (found = { ...nothing, makes: [{ what, expr, file: scope.file }] }));
    return found;
  }

  /** A declared type that is an error: named, no interface, read. */
  concrete(type: Type | undefined): NamedType | undefined {
    const base = type && deref(type);
    if (base?.kind !== 'named' || !base.spec) return undefined;
    const { members } = this.program.typing;
    return !members.isInterface(base) && this.program.typing.isError(base) ? base : undefined;
  }

  /** Of what a method is called on: an error, or named as Go names errors where its type is not at hand. */
  isError(what: Made): boolean {
    if (what.kind !== 'type' && what.kind !== 'variable') return true;
    const { typing } = this.program;
    const type = what.kind === 'type' ? what.type : typing.global(what.declaration);
    if (type && typing.isError(type)) return true;
    const base = type && deref(type);
    if (base && (base.kind !== 'named' || base.spec)) return false;
    return ERROR_NAME.test(what.kind === 'variable' ? what.declaration.name : base?.kind === 'named' ? base.name : '');
  }

  mayBeError(expr: Expr, at: Point): boolean {
    if (expr.kind === 'BasicLit') return false;
    const type = this.program.typing.of({ expr, index: -1, at });
    return type !== undefined && this.program.typing.isError(type);
  }
}
