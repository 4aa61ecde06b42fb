// Stage evaluate: one run from one entry. In: the packages, the framework tables, what is relevant. Out: the events of
// the run, and the store in which scopes and pending routes are read afterwards.

import type { Diagnostic } from '../model/route-map.ts';
import type { SourceFile } from '../model/source.ts';
import type { BlockStmt, Declaration, Expr, FuncLit, Stmt } from '../model/syntax.ts';
import type { Members, Type, Universe } from '../packages/index.ts';
import { call } from './calls/calls.ts';
import { enter, stepsOf } from './calls/entering.ts';
import { instantiate } from './calls/functions.ts';
import { type Handed, hand } from './calls/handing.ts';
import { runRest } from './calls/late.ts';
import { literalSymbol, literalsIn } from './calls/symbols.ts';
import type { Tables } from './effects/tables.ts';
import type { Frame, RunEvent } from './events.ts';
import { evaluate } from './expressions/expressions.ts';
import { runInits } from './expressions/globals.ts';
import { packageMember } from './expressions/names.ts';
import { select } from './expressions/selectors.ts';
import { assign, place } from './expressions/storing.ts';
import type {
  Activation,
  CallSite,
  Completion,
  Deciding,
  Entered,
  Machine,
  Origin,
  Probe,
  Relevance,
  TextTest,
} from './machine.ts';
import { chooseByKey, cutText, testText } from './probing/probe.ts';
import { type ProbeResult, probe } from './probing/probing.ts';
import type { Trace } from './requests/trace.ts';
import { block, statement } from './statements/statements.ts';
import { listOf, unknownOf, zero } from './values/contents.ts';
import { Deferred } from './values/deferred.ts';
import type { Env } from './values/env.ts';
import { decide, force } from './values/forcing.ts';
import { type Horizon, now } from './values/moment.ts';
import { Roundabout } from './values/roundabout.ts';
import { type Obj, Store } from './values/store.ts';
import { assertType, asType, hasType, typeOf } from './values/types-of-values.ts';
import type { Cond, Element, FuncValue, Spot, Value } from './values/value.ts';

export interface EvaluatorOptions {
  readonly universe: Universe;
  readonly members: Members;
  readonly tables: Tables;
  readonly relevance: Relevance;
  readonly build: { readonly goos: string; readonly goarch: string };
  /** Own packages that the entry's package brings in, itself included. */
  readonly imported: ReadonlySet<string>;
  readonly entered: Entered;
}

export class Evaluator implements Machine {
  readonly universe: Universe;
  readonly members: Members;
  readonly tables: Tables;
  readonly relevance: Relevance;
  readonly build: EvaluatorOptions['build'];
  readonly imported: ReadonlySet<string>;
  readonly entered: Entered;
  readonly store = new Store();
  readonly events: RunEvent[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly origins = new Map<Obj, Origin>();
  readonly assigned: Machine['assigned'] = new Map();
  readonly assignedInPackage: Machine['assigned'] = new Map();
  readonly initWriters = new Map<Declaration, readonly Declaration[]>();
  readonly selecting = new Set<Obj>();
  entry: Declaration | undefined;
  deciding: Deciding | undefined;
  inits = 0;
  running = 0;
  readonly writers: Machine['writers'] = new Map();
  readonly filling: Machine['filling'] = new Map();
  readonly callees: Machine['callees'] = new Map();
  readonly handed = new Map<object, readonly Handed[]>();
  readonly aside: (() => void)[] = [];
  readonly barren = new Map<object, Set<object | undefined>>();
  /** Functions whose bodies ran. */
  readonly executed = new Set<Declaration>();
  readonly signatures: Machine['signatures'] = new Map();
  readonly literals = new Map<object, readonly FuncLit[]>();
  readonly globals = new Map<Declaration, Obj>();
  readonly constants = new Map<Declaration, Value>();
  readonly implementing = new Map<string, readonly Type[]>();
  readonly defaults = new Map<string, Value>();
  conds: readonly Cond[] = [];
  frame: Frame | undefined;
  activation: Activation | undefined;
  readonly putOffs: Machine['putOffs'] = [];
  readonly roundabout = new Roundabout();
  steps = 0;
  budget: number;
  allowed: number;
  isOver = false;
  order = 1;
  nextCond = 1;
  calls = 0;
  cuts = 0;
  readonly tooLong = new Map<string, number>();
  readonly computed: (Deferred | Declaration)[] = [];
  horizon: Horizon = now;
  made = 0;
  probed = 0;
  probe: Probe | undefined;
  trace: Trace | undefined;

  constructor(options: EvaluatorOptions) {
    this.universe = options.universe;
    this.members = options.members;
    this.tables = options.tables;
    this.relevance = options.relevance;
    this.build = options.build;
    this.imported = options.imported;
    this.entered = options.entered;
    this.budget = this.allowed = stepsOf(options.entered);
  }

  /** Runs `main`, after the variables and `init` functions of what it imports. */
  runEntry(declaration: Declaration): void {
    runInits(this, this.imported);
    this.run(declaration);
  }

  /** Runs a function with arguments of which only the types are known. */
  run(declaration: Declaration): void {
    this.entry = declaration;
    enter(this, declaration);
    runRest(this);
  }

  /** What the handler does with a request, over the store as the run left it. */
  probeHandler(handler: Value, request: { readonly method?: string; readonly path?: string }): ProbeResult {
    return probe(this, handler, request);
  }

  get happened(): number {
    return this.origins.size + this.events.length + this.store.kept - this.calls;
  }

  evaluate(expr: Expr, env: Env): Value {
    return evaluate(this, expr, env);
  }

  evaluateAs(expr: Expr, env: Env, type: Type | undefined): Value {
    return evaluate(this, expr, env, type);
  }

  evaluateAll(exprs: readonly Expr[], env: Env): Value[] {
    return exprs.map((expr) => evaluate(this, expr, env));
  }

  typeOf(expr: Expr, env: Env): Type {
    return typeOf(this, expr, env);
  }

  asType(expr: Expr, env: Env): Type | undefined {
    return asType(this, expr, env);
  }

  assign(target: Expr, value: Value, env: Env): void {
    assign(this, target, value, env);
  }

  block(stmt: BlockStmt, env: Env): Completion {
    return block(this, stmt, env);
  }

  statement(stmt: Stmt, env: Env): Completion {
    return statement(this, stmt, env);
  }

  call(fn: Value, args: readonly Value[], site: CallSite): Value {
    return call(this, fn, args, site);
  }

  select(value: Value, name: string, at: Spot, source: string): Value {
    return select(this, value, name, at, source);
  }

  force(value: Value): Value {
    return force(this, value);
  }

  decide(value: Value): Value {
    return decide(this, value);
  }

  zero(type: Type | undefined, at: Spot): Value {
    return zero(this, type, at);
  }

  unknownOf(type: Type | undefined, reason: string, at: Spot, source: string): Value {
    return unknownOf(this, type, reason, at, source);
  }

  member(path: string, name: string, directory: string, at: Spot): Value {
    return packageMember(this, path, name, directory, at);
  }

  literalsOf(node: object): readonly FuncLit[] {
    return literalsIn(this, node);
  }

  literalSymbol(literal: FuncLit): string {
    return literalSymbol(this, literal);
  }

  hasType(value: Value, type: Type): boolean | undefined {
    return hasType(this, value, type);
  }

  assertType(value: Value, type: Type, expr: Expr): Value {
    return assertType(this, value, type, expr);
  }

  instantiate(fn: FuncValue, types: readonly Type[]): Value {
    return instantiate(fn, types);
  }

  later(compute: () => Value, type: Type | undefined, at: Spot, source: string): Value {
    const { activation, frame, conds } = this;
    const run = (): Value => {
      const kept = { activation: this.activation, frame: this.frame, conds: this.conds };
      Object.assign(this, { activation, frame, conds });
      try {
        return compute();
      } finally {
        Object.assign(this, kept);
      }
    };
    return new Deferred(run, type, at, source, undefined);
  }

  place(target: Expr, env: Env): Value {
    return place(this, target, env);
  }

  chooseByKey(items: readonly Element[], key: Value, expr: Expr): Value | undefined {
    return chooseByKey(this, items, key, expr);
  }

  cutText(base: Value, from: number | undefined, until: number | undefined, expr: Expr): Value {
    return cutText(this, base, from, until, expr);
  }

  listOf(items: readonly Element[], type: Type | undefined, at: Spot): Value {
    return listOf(this, items, type, at);
  }

  testText(
    test: TextTest,
    whole: Value,
    part: Value,
    expr: { readonly pos: number; readonly end: number },
  ): boolean | undefined {
    return testText(this, test, whole, part, expr);
  }

  under<T>(conds: readonly Cond[], body: () => T): T {
    const kept = this.conds;
    this.conds = [...kept, ...conds.filter((cond) => !kept.some((other) => other.id === cond.id))];
    try {
      return body();
    } finally {
      this.conds = kept;
    }
  }

  hand(value: Value, to: string): void {
    hand(this, value, to);
  }

  spot(node: { readonly pos: number }): Spot {
    return { file: this.file(), pos: node.pos };
  }

  source(node: { readonly pos: number; readonly end: number }): string {
    return this.file().text().slice(node.pos, node.end);
  }

  private file(): SourceFile {
    if (!this.activation) throw new Error('no function is running');
    return this.activation.file;
  }

  report(diagnostic: Diagnostic): void {
    if (
      !this.diagnostics.some(
        (other) => other.code === diagnostic.code && other.file === diagnostic.file && other.line === diagnostic.line,
      )
    )
      this.diagnostics.push(diagnostic);
  }
}
