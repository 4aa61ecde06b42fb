// Stage requests: what each statement of Go does to what variables may hold. In: a Walk and a statement. Out: the Walk
// behind it. Ways are joined where they meet; a loop is walked again where it changes what was declared before it.

import type {
  AssignStmt,
  BlockStmt,
  CaseClause,
  Expr,
  FuncLit,
  RangeStmt,
  Stmt,
  ValueSpec,
} from '../../model/syntax.ts';
import { evaluated } from './evaluated.ts';
import { refined } from './refine.ts';
import { assignedSince, type Flow, find, type Variable } from './variables.ts';
import type { Walk } from './walk.ts';

export class Statements {
  constructor(private readonly w: Walk) {}

  list(statements: readonly Stmt[]): void {
    for (const statement of statements) {
      // What a return does not reach, a goto may.
      if (statement.kind === 'LabeledStmt') this.w.live = true;
      if (this.w.live) this.run(statement);
    }
  }

  private block(block: BlockStmt): void {
    this.w.inBlock(() => this.list(block.list));
  }

  private run(s: Stmt): void {
    const { w } = this;
    switch (s.kind) {
      case 'BlockStmt':
        return this.block(s);
      case 'ExprStmt':
        this.scan(s.x);
        return this.expression(s.x);
      case 'SendStmt':
        this.scan(s.channel, s.value);
        return this.adds(s.channel, s.value);
      case 'AssignStmt':
        return this.assign(s);
      case 'GoStmt':
      case 'DeferStmt':
        return this.scan(s.call);
      case 'ReturnStmt':
        this.scan(...s.results);
        return w.returning(s.results);
      case 'BranchStmt':
        return w.branch(s.token);
      case 'IfStmt':
        return w.inBlock(() => this.if(s.init, s.cond, s.body, s.else));
      case 'SwitchStmt':
        return w.inBlock(() => {
          if (s.init) this.run(s.init);
          if (s.tag) this.scan(s.tag);
          this.clauses(s.clauses, s.tag === undefined);
        });
      case 'TypeSwitchStmt':
        return w.inBlock(() => {
          if (s.init) this.run(s.init);
          this.scan(s.x);
          this.clauses(s.clauses, false, (clause) => {
            const [type] = clause.list ?? [];
            const only = clause.list?.length === 1 && type && !isNil(type) ? type : undefined;
            const value = w.define(s.x);
            const at = w.point();
            if (!s.name) return;
            const typed = only ? ({ from: 'type', expr: only, at } as const) : ({ from: 'nowhere' } as const);
            const variable = w.declare(s.name, typed);
            if (variable) w.assign(variable, [value]);
          });
        });
      case 'SelectStmt':
        return this.arms(
          s.clauses.map((clause) => () => {
            if (clause.comm) this.run(clause.comm);
            this.list(clause.body);
          }),
          true,
        );
      case 'ForStmt':
        return w.inBlock(() => {
          if (s.init) this.run(s.init);
          this.loop(s.cond === undefined, () => {
            if (s.cond) this.scan(s.cond);
            if (s.cond) w.flow = refined(w.flow, s.cond, true, w.env);
            this.block(s.body);
            if (s.post && w.live) this.run(s.post);
          });
        });
      case 'RangeStmt':
        return this.range(s);
      case 'LabeledStmt':
        return this.run(s.stmt);
      case 'DeclStmt':
        for (const spec of s.specs)
          if (spec.kind === 'TypeSpec') w.declareType(spec);
          else this.variables(spec);
        return;
      case 'IncDecStmt':
        return this.scan(s.x);
      case 'EmptyStmt':
        return;
    }
  }

  private if(init: Stmt | undefined, cond: Expr, body: BlockStmt, other: Stmt | undefined): void {
    const { w } = this;
    if (init) this.run(init);
    this.scan(cond);
    const fork = w.flow;
    w.flow = refined(fork, cond, true, w.env);
    this.block(body);
    const then = { flow: w.flow, live: w.live };
    Object.assign(w, { flow: refined(fork, cond, false, w.env), live: true });
    if (other) this.run(other);
    const otherwise = { flow: w.flow, live: w.live };
    Object.assign(w, then);
    if (otherwise.live) w.meet(fork, otherwise.flow);
  }

  private clauses(clauses: readonly CaseClause[], hasTests: boolean, begin?: (clause: CaseClause) => void): void {
    const { w } = this;
    let fork = w.flow;
    const arms = clauses.map((clause) => () => {
      this.scan(...(clause.list ?? []));
      const [only, ...more] = clause.list ?? [];
      const test = hasTests && only && more.length === 0 ? only : undefined;
      if (hasTests) w.flow = test ? refined(fork, test, true, w.env) : fork;
      if (test) fork = refined(fork, test, false, w.env);
      begin?.(clause);
      this.list(clause.body);
    });
    this.arms(
      arms,
      clauses.some(({ list }) => list === undefined),
    );
  }

  /** One of the arms runs; none may, unless one always does. */
  private arms(arms: readonly (() => void)[], isExhaustive: boolean): void {
    const { w } = this;
    const fork = w.flow;
    w.breakable(false, () => {
      const ends: (Flow | undefined)[] = isExhaustive ? [] : [fork];
      for (const arm of arms) {
        Object.assign(w, { flow: fork, live: true });
        w.inBlock(arm);
        if (w.live) ends.push(w.flow);
      }
      w.live = false;
      for (const flow of ends) w.meet(fork, flow);
    });
  }

  private loop(isEndless: boolean, body: () => void): void {
    const { w } = this;
    const before = w.flow;
    const { declared } = w;
    w.breakable(true, (continues) => {
      const once = (): void => {
        const start = w.flow;
        body();
        for (const flow of continues.splice(0)) w.meet(start, flow);
      };
      once();
      const isChanged = (one: Variable): boolean => one.serial < declared;
      if (w.live && [...assignedSince(before, w.flow)].some(isChanged)) {
        w.meet(before, before);
        once();
      }
      if (isEndless) w.live = false;
      else w.meet(before, before);
    });
  }

  private range({ key, value, define, x, body }: RangeStmt): void {
    const { w } = this;
    this.scan(x);
    w.inBlock(() => {
      const all = w.define(x);
      const at = all.at;
      this.loop(false, () =>
        w.inBlock(() => {
          for (const [name, from] of [
            [key, 'key'],
            [value, 'element'],
          ] as const) {
            if (name?.kind !== 'Ident') continue;
            const variable = define ? w.declare(name, { from, expr: x, at }) : find(w.env, name.name)?.variable;
            if (variable) w.assign(variable, from === 'element' ? [all] : []);
          }
          this.block(body);
        }),
      );
    });
  }

  private assign({ lhs, op, rhs }: AssignStmt): void {
    const { w } = this;
    this.scan(...lhs, ...rhs);
    if (op !== '=' && op !== ':=') return;
    const isTuple = rhs.length === 1 && lhs.length > 1;
    const values = lhs.map((_, i) => (isTuple ? w.define(rhs[0]!, i) : w.define(rhs[i] ?? rhs[0]!)));
    for (const [i, target] of lhs.entries()) {
      const value = values[i]!;
      if (target.kind !== 'Ident') {
        this.adds(target, value.expr);
        continue;
      }
      const isNew = op === ':=' && !w.isDeclaredHere(target.name);
      const { expr, index, at } = value;
      const variable = isNew
        ? w.declare(target, { from: 'value', expr, index, at })
        : find(w.env, target.name)?.variable;
      if (variable) w.assign(variable, [value]);
    }
  }

  private variables({ names, type, values }: ValueSpec): void {
    const { w } = this;
    this.scan(...values);
    const isTuple = values.length === 1 && names.length > 1;
    const at = w.point();
    const given = names.map((_, i) => (isTuple ? w.define(values[0]!, i) : values[i] && w.define(values[i])));
    names.forEach((name, i) => {
      const value = given[i];
      const typed = type ? ({ from: 'type', expr: type, at } as const) : undefined;
      const variable = w.declare(name, typed ?? (value ? { from: 'value', ...value } : { from: 'nowhere' }));
      if (variable) w.assign(variable, value ? [value] : []);
    });
  }

  /** A channel, list or map of the function holds the value from now on. */
  private adds(target: Expr, value: Expr): void {
    const holder = target.kind === 'IndexExpr' || target.kind === 'StarExpr' ? target.x : target;
    if (holder.kind === 'Ident') find(this.w.env, holder.name)?.variable?.always.push(this.w.define(value));
  }

  private expression(x: Expr): void {
    const { w } = this;
    if (x.kind !== 'CallExpr') return;
    const { fun, args } = x;
    if (fun.kind === 'Ident') {
      if (fun.name === 'panic') w.live = false;
      return;
    }
    if (fun.kind !== 'SelectorExpr' || fun.x.kind !== 'Ident') return;
    const holder = find(w.env, fun.x.name)?.variable;
    if (holder)
      holder.handed.push(...args.filter(({ kind }) => kind === 'FuncLit').map((literal) => w.define(literal)));
    else if (ENDING.test(`${fun.x.name}.${fun.sel.name}`)) w.live = false;
  }

  /** What is evaluated here: literals in it, and calls where somebody asks for them. */
  private scan(...exprs: readonly Expr[]): void {
    const { w } = this;
    if (!w.hasLiterals && !w.onCall) return;
    for (const one of evaluated(exprs))
      if (one.kind === 'FuncLit') this.literal(one);
      else w.onCall?.(one, w.point());
  }

  private literal(literal: FuncLit): void {
    this.w.inLiteral(literal, () => this.list(literal.body.list));
  }
}

/** Calls that no code follows. */
const ENDING = /^(?:os\.Exit|log\.Fatal\w*|runtime\.Goexit)$/;

function isNil(expr: Expr): boolean {
  return expr.kind === 'Ident' && expr.name === 'nil';
}
