// Stage requests, further: the calls that what does the work makes, some levels deep. In: the place of a function and how
// many levels. Out: its calls in the order of the source, from declarations alone: nothing is run. What they lead to is
// said where declarations tell it, else the call stands as it is written. Calls of the standard library are left out.

import type { Place } from '../../model/route-map.ts';
import type { CallExpr, Declaration, Expr, Spec, Stmt } from '../../model/syntax.ts';
import { deref, Members, typeText, type Universe } from '../../packages/index.ts';
import { type Callee, Types } from './types.ts';

export interface Further {
  /** Counts from 0. */
  readonly depth: number;
  readonly text: string;
  readonly symbol?: string;
  /** Of the function that is called, else of the call. */
  readonly place: Place;
  readonly source: string;
}

/** A function that calls more than these is no step on a way, but a program. */
const MAX_CALLS = 40;
/** An interface that more types implement says nothing of what is called. */
const MAX_IMPLEMENTATIONS = 5;

export class Calls {
  private readonly members: Members;

  constructor(private readonly universe: Universe) {
    this.members = new Members(universe);
  }

  from({ file, line }: Pick<Place, 'file' | 'line'>, levels: number): readonly Further[] {
    const declaration = this.declarationAt(file, line);
    return declaration ? this.below(declaration, 0, levels, new Set([declaration])) : [];
  }

  private below(
    declaration: Declaration,
    depth: number,
    levels: number,
    seen: ReadonlySet<Declaration>,
  ): readonly Further[] {
    // Other modules are where the way ends.
    if (levels <= 0 || this.universe.owner(declaration.file).external) return [];
    const calls = this.callsOf(declaration);
    const further = calls.slice(0, MAX_CALLS).flatMap(({ call, callee }) => {
      const at = { file: declaration.file, pos: call.pos };
      if (callee === undefined) return [this.unknown(call, at, depth)];
      if (callee.kind === 'foreign')
        return [{ ...this.unknown(call, at, depth), symbol: callee.symbol, text: shortOf(callee.symbol) }];
      const targets = callee.kind === 'declared' ? [callee.declaration] : this.implementing(callee);
      const through = callee.kind === 'interface' ? [this.through(callee, at, depth)] : [];
      const inner = depth + through.length;
      const each = targets.flatMap((target) => [
        this.declared(target, inner),
        ...(seen.has(target) ? [] : this.below(target, inner + 1, levels - 1, new Set([...seen, target]))),
      ]);
      return [...through, ...each];
    });
    const more = calls.length - MAX_CALLS;
    if (more <= 0) return further;
    const [last] = calls.slice(MAX_CALLS);
    const at = { file: declaration.file, pos: last?.call.pos ?? declaration.pos };
    return [...further, { depth, text: `and ${more} more calls`, ...this.spot(at) }];
  }

  /** Each function once, in the order of the source. */
  private callsOf(declaration: Declaration): readonly { readonly call: CallExpr; readonly callee?: Callee }[] {
    const node = declaration.node();
    if (node.kind !== 'FuncDecl' || !node.body) return [];
    const types = new Types(this.universe, this.members, this.universe.scopeOf(declaration));
    if (node.receiver) types.bind([node.receiver]);
    types.bind([...node.type.params, ...node.type.results]);
    const found = new Map<string, { call: CallExpr; callee?: Callee }>();
    new Walker(types, (call) => {
      const callee = types.callee(call.fun);
      if (!callee && !isWorthIt(call.fun, types)) return;
      if (callee?.kind === 'foreign' && (isStandard(callee.path) || isChained(call.fun))) return;
      const key = keyOf(call, callee, declaration);
      if (!found.has(key)) found.set(key, { call, callee });
    }).visit(node.body);
    return [...found.values()];
  }

  private implementing({ type, name }: Extract<Callee, { kind: 'interface' }>): readonly Declaration[] {
    const found = new Set<Declaration>();
    for (const source of this.universe.repository.packages) {
      for (const file of source.files) {
        if (!file.contains(`) ${name}(`)) continue;
        const pkg = this.universe.of(source);
        for (const one of pkg.declarations(file)) {
          if (one.kind !== 'method' || one.name !== name || one.receiver === undefined) continue;
          const holder = this.universe.member(pkg.path, one.receiver, source.directory);
          if (this.members.implements(holder, type) === true) found.add(one);
        }
      }
    }
    return found.size <= MAX_IMPLEMENTATIONS ? [...found] : [];
  }

  private through({ type, name }: Extract<Callee, { kind: 'interface' }>, at: Spot, depth: number): Further {
    const symbol = `${typeText(deref(type))}.${name}`;
    return { depth, text: shortOf(symbol), symbol, ...this.spot(at) };
  }

  private declared(declaration: Declaration, depth: number): Further {
    const symbol = this.symbolOf(declaration);
    return { depth, text: shortOf(symbol), symbol, ...this.spot({ file: declaration.file, pos: declaration.pos }) };
  }

  private symbolOf({ file, receiver, pointer, name }: Declaration): string {
    const { path } = this.universe.owner(file);
    if (receiver === undefined) return `${path}.${name}`;
    return pointer ? `${path}.(*${receiver}).${name}` : `${path}.${receiver}.${name}`;
  }

  private unknown(call: CallExpr, at: Spot, depth: number): Further {
    const text = at.file.text().slice(call.fun.pos, call.fun.end).replace(/\s+/g, ' ');
    return { depth, text: `${text}(…)`, ...this.spot(at) };
  }

  private spot({ file, pos }: Spot): { place: Place; source: string } {
    const { line, column } = this.universe.position(file, pos);
    const source = file.text().split('\n')[line - 1]?.trim() ?? '';
    return { place: { file: file.path, line, column }, source };
  }

  private declarationAt(path: string, line: number): Declaration | undefined {
    const file = this.universe.repository.files.find((one) => one.path === path);
    if (!file) return undefined;
    return this.universe
      .owner(file)
      .declarations(file)
      .find(({ kind, pos, end }) => {
        if (kind !== 'func' && kind !== 'method') return false;
        return this.universe.position(file, pos).line <= line && line <= this.universe.position(file, end).line;
      });
  }
}

const blocks: ReadonlySet<string> = new Set([
  ...[
    'BlockStmt',
    'IfStmt',
    'ForStmt',
    'RangeStmt',
    'SwitchStmt',
    'TypeSwitchStmt',
    'CaseClause',
    'CommClause',
    'FuncLit',
  ],
]);

interface Spot {
  readonly file: Declaration['file'];
  readonly pos: number;
}

/** Goes through a body in order, so that variables are known where they are used. */
class Walker {
  constructor(
    private readonly types: Types,
    private readonly onCall: (call: CallExpr) => void,
  ) {}

  visit(node: unknown): void {
    if (Array.isArray(node)) for (const one of node) this.visit(one);
    else if (isNode(node) && blocks.has(node.kind)) this.types.inBlock(() => this.enter(node));
    else if (isNode(node)) this.enter(node);
  }

  private enter(node: Stmt | Expr | Spec): void {
    switch (node.kind) {
      case 'AssignStmt':
        this.parts(node);
        if (node.op === ':=') this.assign(node.lhs, node.rhs);
        return;
      case 'RangeStmt':
        this.visit(node.x);
        if (node.define) this.name([node.key, node.value], this.types.ranged(node.x));
        this.visit(node.body);
        return;
      case 'ValueSpec':
        this.visit(node.values);
        if (node.type)
          this.name(
            node.names,
            node.names.map(() => this.types.typeAt(node.type)),
          );
        else this.assign(node.names, node.values);
        return;
      case 'FuncLit':
        this.types.bind([...node.type.params, ...node.type.results]);
        this.visit(node.body);
        return;
      case 'CallExpr':
        this.parts(node);
        this.onCall(node);
        return;
      default:
        this.parts(node);
    }
  }

  private parts(node: object): void {
    for (const part of Object.values(node)) this.visit(part);
  }

  private assign(names: readonly Expr[], values: readonly Expr[]): void {
    const [value, second] = values;
    if (value?.kind === 'CallExpr' && !second) this.name(names, this.types.results(value));
    else
      this.name(
        names,
        values.map((one) => this.types.of(one)),
      );
  }

  private name(names: readonly (Expr | undefined)[], types: readonly ReturnType<Types['of']>[]): void {
    for (const [i, name] of names.entries()) if (name?.kind === 'Ident') this.types.variables.set(name.name, types[i]);
  }
}

function isNode(value: unknown): value is Stmt | Expr | Spec {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** A call of a variable or of a method of something whose type is not known; no conversion and no built-in function. */
function isWorthIt(fun: Expr, types: Types): boolean {
  if (fun.kind === 'Ident') return types.variables.has(fun.name);
  return fun.kind === 'SelectorExpr' && types.of(fun.x) === undefined && types.isVariable(fun.x);
}

/** `log.With(x).Error(y)`: what is called on the result of a call out of the sources belongs to that call. */
function isChained(fun: Expr): boolean {
  return fun.kind === 'SelectorExpr' && (fun.x.kind === 'CallExpr' || isChained(fun.x));
}

function keyOf({ fun }: CallExpr, callee: Callee | undefined, { file }: Declaration): string {
  switch (callee?.kind) {
    case 'declared':
      return `${callee.declaration.file.path}:${callee.declaration.pos}`;
    case 'interface':
      return `${typeText(callee.type)}.${callee.name}`;
    case 'foreign':
      return callee.symbol;
    case undefined:
      return file.text().slice(fun.pos, fun.end);
  }
}

/** Import paths of the standard library have no dot in their first element. */
function isStandard(path: string): boolean {
  return path !== '' && !path.split('/')[0]?.includes('.');
}

function shortOf(symbol: string): string {
  const start = /[([]/.exec(symbol)?.index ?? symbol.length;
  return symbol.slice(symbol.lastIndexOf('/', start) + 1);
}
