// Stage evaluate: the words its files share. A Machine is one run from one entry; its operations are spread over the
// files of this folder, which call each other through it.

import type { Diagnostic } from '../model/route-map.ts';
import type { SourceFile } from '../model/source.ts';
import type { BlockStmt, Declaration, Expr, FuncLit, FuncType, Stmt } from '../model/syntax.ts';
import type { Members, Type, TypeScope, Universe } from '../packages/index.ts';
import type { Signature } from './calls/functions.ts';
import type { Handed } from './calls/handing.ts';
import type { Tables } from './effects/tables.ts';
import type { Frame, RunEvent } from './events.ts';
import type { Trace } from './requests/trace.ts';
import type { Deferred } from './values/deferred.ts';
import type { Env } from './values/env.ts';
import type { Horizon } from './values/moment.ts';
import type { Roundabout } from './values/roundabout.ts';
import type { Delta, Obj, Store } from './values/store.ts';
import type { Cond, Element, FuncValue, PathTest, Spot, Value } from './values/value.ts';

/** A function body that is running. */
export interface Activation {
  readonly frame: Frame;
  readonly file: SourceFile;
  readonly scope: TypeScope;
  readonly type?: FuncType;
  readonly named: readonly { readonly name: string; readonly cell: Obj }[];
  readonly results: readonly Type[];
  readonly returns: Exit[];
  readonly defers: (() => void)[];
  /** Functions handed to code that cannot be seen; they run when this function has returned. */
  readonly handed: (() => void)[];
  /** The literals directly in the body, for their symbols. */
  readonly literals: readonly FuncLit[];
}

/** An undecided way out of a function or loop: what it wrote and returned, and under which tests. */
export interface Exit {
  readonly delta: Delta;
  readonly conds: readonly Cond[];
  readonly value?: Value;
  readonly failing: boolean;
  /** Set where it leaves a loop or switch only, whose end takes it. */
  readonly jump?: Extract<Completion, { kind: 'break' | 'continue' | 'goto' }>;
}

export type Completion =
  | { readonly kind: 'normal' }
  | { readonly kind: 'return'; readonly value: Value; readonly failing: boolean }
  | { readonly kind: 'break' | 'continue' | 'goto'; readonly label?: string }
  | { readonly kind: 'fallthrough' }
  /** panic, os.Exit, log.Fatal and kin. */
  | { readonly kind: 'exit' };

export const normal: Completion = { kind: 'normal' };

/**
 * What a run began at: `main`, a function of a module without one, or a function of a program that nothing in it calls;
 * the last one takes a request.
 */
export type Entered = 'main' | 'library' | 'unreached' | 'handler';

export interface Relevance {
  /** True if the text from `pos` to `end` takes part in setting up routes. */
  has(file: SourceFile, pos: number, end: number): boolean;
  /** True if it lies on a short way from an entry to a framework. */
  near(file: SourceFile, pos: number, end: number): boolean;
  /** True if it uses a framework itself. */
  uses(file: SourceFile, pos: number, end: number): boolean;
  /** Own package variables and `init` functions count too. */
  packages(): ReadonlySet<string>;
}

export interface PutOff {
  readonly whole: Deferred;
  readonly given: readonly Value[];
}

/** What a test waits for. */
export interface Deciding {
  /** Symbol of the first call that was run for it. */
  call: string | undefined;
  /** Steps until which it may run. */
  readonly until: number;
  /** What had happened before. */
  readonly happened: number;
  /** Set once it was given up: the steps that were left to it then. */
  skipped: number | undefined;
}

export interface Machine {
  readonly universe: Universe;
  readonly members: Members;
  readonly tables: Tables;
  readonly relevance: Relevance;
  readonly store: Store;
  readonly events: RunEvent[];
  readonly diagnostics: Diagnostic[];
  readonly build: { readonly goos: string; readonly goarch: string };
  readonly entered: Entered;
  /** The function that the run began at. */
  entry: Declaration | undefined;
  /** Import paths that the entry's package brings in. */
  readonly imported: ReadonlySet<string>;
  /** Where scopes, pending routes and servers were made. */
  readonly origins: Map<Obj, Origin>;
  /** Package variables that a function assigns; without those that calls into other packages do. */
  readonly assigned: Map<Declaration, ReadonlySet<Declaration>>;
  readonly assignedInPackage: Map<Declaration, ReadonlySet<Declaration>>;
  /** Init functions that may write a package variable. */
  readonly initWriters: Map<Declaration, readonly Declaration[]>;
  /** How many init functions are running. */
  inits: number;
  /** How many function bodies are running, those included that nobody on the stack called. */
  running: number;
  /** By field and package: whether a body may write the field. */
  readonly writers: Map<string, Map<object, boolean>>;
  /** Code by its node: whether it fills what it gets pointers to, and whom it calls in a package. */
  readonly filling: Map<object, boolean>;
  readonly callees: Map<object, Map<string, readonly Declaration[]>>;
  /** Functions given to code that cannot be seen: each runs once. */
  readonly handed: Map<object, readonly Handed[]>;
  /** What package variables handed over before the program began; it runs when main has returned. */
  readonly aside: (() => void)[];
  /** Relevant functions that ran and did nothing for a framework, with the objects that they were given. */
  readonly barren: Map<object, Set<object | undefined>>;
  /** Functions whose bodies ran. */
  readonly executed: Set<Declaration>;
  /** Of functions that are not instantiated. */
  readonly signatures: Map<Declaration, Signature>;
  readonly literals: Map<object, readonly FuncLit[]>;
  /** Package variables and constants, evaluated once. */
  readonly globals: Map<Declaration, Obj>;
  readonly constants: Map<Declaration, Value>;
  /** Variables that a selector goes through at the moment. */
  readonly selecting: Set<Obj>;
  /** Types that implement an interface, by its text. */
  readonly implementing: Map<string, readonly Type[]>;
  /** Package-level scopes of the frameworks. */
  readonly defaults: Map<string, Value>;
  conds: readonly Cond[];
  frame: Frame | undefined;
  activation: Activation | undefined;
  steps: number;
  /** Calls put off with what they were given, in order. */
  readonly putOffs: PutOff[];
  readonly roundabout: Roundabout;
  /** No statement runs once `steps` is beyond it. */
  budget: number;
  /** The budget of the run, or of what was granted last. */
  allowed: number;
  order: number;
  /** Scopes, routes and servers made so far. */
  readonly happened: number;
  /** By symbol: how often a call took too long to decide a test. */
  readonly tooLong: Map<string, number>;
  /** Set while a test is decided. */
  deciding: Deciding | undefined;
  /** The run is over: what is computed now has steps of its own. */
  isOver: boolean;
  /** How often the budget ended something. */
  cuts: number;
  /** What was computed when somebody asked, in order. */
  readonly computed: (Deferred | Declaration)[];
  /** Events that are calls. */
  calls: number;
  nextCond: number;
  /** Only calls put off before this may run for what is read now. */
  horizon: Horizon;
  /** How many calls were put off. */
  made: number;
  /** Steps that handlers took on symbolic requests. */
  probed: number;
  /** Set while a handler runs on a symbolic request. */
  probe: Probe | undefined;
  /** Set while a request is followed to its answer. */
  trace: Trace | undefined;

  evaluate(expr: Expr, env: Env): Value;
  /** With the type that the place expects, for literals without one. */
  evaluateAs(expr: Expr, env: Env, type: Type | undefined): Value;
  evaluateAll(exprs: readonly Expr[], env: Env): Value[];
  typeOf(expr: Expr, env: Env): Type;
  /** Undefined where the expression is no type. */
  asType(expr: Expr, env: Env): Type | undefined;
  assign(target: Expr, value: Value, env: Env): void;
  block(block: BlockStmt, env: Env): Completion;
  statement(stmt: Stmt, env: Env): Completion;
  call(fn: Value, args: readonly Value[], site: CallSite): Value;
  select(value: Value, name: string, at: Spot, source: string): Value;
  force(value: Value): Value;
  /** As `force`, within the steps that a test may take. */
  decide(value: Value): Value;
  zero(type: Type | undefined, at: Spot): Value;
  /** A value of which only the type is known. */
  unknownOf(type: Type | undefined, reason: string, at: Spot, source: string): Value;
  member(path: string, name: string, directory: string, at: Spot): Value;
  /** Symbol of a function literal in the running function: `f.func1`. */
  /** The literals directly in a body or initialiser, in order. */
  literalsOf(node: object): readonly FuncLit[];
  literalSymbol(literal: FuncLit): string;
  /** A dynamic type test: undefined where the type is not known. */
  hasType(value: Value, type: Type): boolean | undefined;
  /** What `value.(type)` is: a choice keeps the alternatives that hold. */
  assertType(value: Value, type: Type, expr: Expr): Value;
  instantiate(fn: FuncValue, types: readonly Type[]): Value;
  later(compute: () => Value, type: Type | undefined, at: Spot, source: string): Value;
  /** `&target` for a variable, field or element. */
  place(target: Expr, env: Env): Value;
  /** Of a map that is asked with the request's verb while a handler is probed: the element for `probe.method`. */
  chooseByKey(items: readonly Element[], key: Value, expr: Expr): Value | undefined;
  /** Part of a text with holes; of the request's path, what is left of it. */
  cutText(base: Value, from: number | undefined, until: number | undefined, expr: Expr): Value;
  listOf(items: readonly Element[], type: Type | undefined, at: Spot): Value;
  /** A test of text that is not known in full: decided where the known ends differ, or by the probe. */
  testText(
    test: TextTest,
    whole: Value,
    part: Value,
    expr: { readonly pos: number; readonly end: number },
  ): boolean | undefined;
  /** Runs `body` as if the tests `conds` had been met. */
  under<T>(conds: readonly Cond[], body: () => T): T;
  spot(node: { readonly pos: number }): Spot;
  source(node: { readonly pos: number; readonly end: number }): string;
  /** `to`: the package of the code that a value was given to. */
  hand(value: Value, to: string): void;
  report(diagnostic: Diagnostic): void;
}

export interface Origin {
  readonly frame: Frame;
  readonly conds: readonly Cond[];
  readonly order: number;
}

export interface CallSite {
  readonly at: Spot;
  /** Source text of the call, for messages. */
  readonly source: string;
  readonly spread: boolean;
  /** Types of the arguments as declared, where the values do not tell. */
  readonly argTypes?: readonly (Type | undefined)[];
  readonly types?: readonly Type[];
  /** The function under a probe itself: it is entered, not noted. */
  readonly entered?: boolean;
  /** It runs, whatever it is: the body of a loop, an init function. */
  readonly now?: boolean;
  /** Called through a variable, a field or an interface. */
  readonly dynamic?: boolean;
}

export interface Probe {
  /** The handler was given one. */
  readonly hasWriter: boolean;
  /** What it was made with. */
  readonly made: readonly Value[];
  /** `carries`: the request is among the arguments. */
  reach(target: Value, dynamic: boolean, args: readonly Value[], carries: boolean): void;
  /** Methods called by their names with nothing of the request. */
  readonly methods: Value[];
  /** Objects that calls put off during the run may write. */
  readonly awaiting: Set<Obj>;
  /** It asked for the middleware that scopes keep for handlers. */
  asks: boolean;
  /** The name of what it carries out. */
  operation: string | undefined;
  readonly reads: Set<'method' | 'path'>;
  /** The tests under which something else of the request was read, or was answered with more than a refusal. */
  readonly acts: { readonly conds: readonly Cond[]; readonly isRead: boolean }[];
  /** The tests under which it refused. */
  readonly refusals: (readonly Cond[])[];
  method: string | undefined;
  /** Set when the request was handed on to what comes after a middleware. */
  handsOn: boolean;
  /** Tests of the path that could not be decided since the last look. */
  tested?: PathTest[];
}

export type TextTest = 'equal' | 'prefix' | 'suffix' | 'contains';
