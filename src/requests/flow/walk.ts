// Stage requests: the state of one pass over a function: which names are visible, what variables may hold, whether this
// point is reached, and the ways out found so far. What statements do to it stands in `statements.ts`.

import type { CallExpr, Expr, Field, FuncLit, FuncType, Ident, TypeSpec } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';
import {
  type Definition,
  type Env,
  type Flow,
  find,
  GIVEN,
  join,
  type Point,
  type Typed,
  typeScope,
  type Variable,
} from './variables.ts';

/** One way out: a definition for each result; of `return f()` with several results, all are of that call. */
export type Returned = readonly Definition[];

/** Loops, switches and selects: where `break` and `continue` lead. */
interface Breakable {
  readonly isLoop: boolean;
  readonly breaks: (Flow | undefined)[];
  readonly continues: (Flow | undefined)[];
}

export class Walk {
  env: Env | undefined;
  flow: Flow | undefined;
  /** False behind a return. */
  live = true;
  returns: Returned[] = [];
  readonly literals = new Map<FuncLit, readonly Returned[]>();
  private block: object = {};
  private level = 0;
  private serial = 0;
  private results: readonly Ident[] = [];
  private open: Breakable[] = [];

  constructor(
    readonly scope: TypeScope,
    /** Without a literal in the text, none is looked for. */
    readonly hasLiterals: boolean,
    readonly onCall?: (call: CallExpr, at: Point) => void,
  ) {}

  point(): Point {
    return { env: this.env, flow: this.flow, scope: this.scope };
  }

  define(expr: Expr, index = -1): Definition {
    return { expr, index, at: this.point() };
  }

  /** Runs in a block of its own. */
  inBlock(run: () => void): void {
    const { env, block } = this;
    this.block = {};
    run();
    Object.assign(this, { env, block });
  }

  declare({ name }: Ident, typed: Typed, parameter?: number): Variable | undefined {
    if (name === '_') return undefined;
    const { level, block } = this;
    const serial = this.serial++;
    const variable: Variable = { name, level, serial, parameter, typed, always: [], handed: [] };
    this.env = { name, variable, block, outer: this.env };
    return variable;
  }

  declareType(spec: TypeSpec): void {
    const { name } = spec.name;
    const type: Type = { kind: 'named', path: '', name, args: [], spec, scope: typeScope(this.point()) };
    this.env = { name, type, block: this.block, outer: this.env };
  }

  /** `:=` declares only what its block does not have yet. */
  isDeclaredHere(name: string): boolean {
    return find(this.env, name)?.block === this.block;
  }

  assign(variable: Variable, definitions: readonly Definition[]): void {
    // What a literal assigns to a variable around it may be there at any time.
    if (variable.level < this.level) variable.always.push(...definitions);
    this.flow = { variable, definitions, before: this.flow };
  }

  /** How many variables are declared so far: those with a smaller serial are older. */
  get declared(): number {
    return this.serial;
  }

  returning(results: readonly Expr[]): void {
    if (results.length === 1) {
      // `return f()` may stand for several results; the reader asks by index.
      this.returns.push([this.define(results[0]!)]);
    } else if (results.length > 1) this.returns.push(results.map((expr) => this.define(expr)));
    else if (this.results.length > 0) this.returns.push(this.results.map((name) => this.define(name)));
    this.live = false;
  }

  parameters(type: FuncType, receiver: Field | undefined): void {
    let position = 0;
    for (const [fields, isParameter] of [
      [receiver ? [receiver] : [], false],
      [type.params, true],
      [type.results, false],
    ] as const)
      for (const field of fields) {
        const typed: Typed = { from: 'type', expr: field.type, at: this.point() };
        for (const name of field.names) {
          const isOwn = isParameter && this.level === 0;
          const variable = this.declare(name, typed, isOwn ? position : undefined);
          if (isOwn) position++;
          if (variable && isOwn) this.assign(variable, [this.define(name, GIVEN)]);
        }
        if (field.names.length === 0 && isParameter) position++;
      }
    this.results = type.results.flatMap((field) => field.names);
  }

  /** What deferred and other literals leave in named results reaches the caller whatever a return says. */
  closeResults(): void {
    const named = this.results.map((name) => ({ name, variable: find(this.env, name.name)?.variable }));
    if (!named.some(({ variable }) => variable && variable.always.length > 0)) return;
    this.flow = undefined;
    this.returns.push(named.map(({ name }) => this.define(name)));
  }

  /** The body of a literal: its returns are its own. */
  inLiteral(literal: FuncLit, run: () => void): void {
    const { env, flow, live, returns, block, level, results, open } = this;
    Object.assign(this, { live: true, returns: [], block: {}, level: level + 1, open: [] });
    this.parameters(literal.type, undefined);
    run();
    this.closeResults();
    const before = this.literals.get(literal);
    this.literals.set(literal, before ? [...before, ...this.returns] : this.returns);
    Object.assign(this, { env, flow, live, returns, block, level, results, open });
  }

  /** A loop, switch or select: what leaves it by `break` goes on behind it. */
  breakable(isLoop: boolean, run: (continues: Breakable['continues']) => void): void {
    const fork = this.flow;
    const entry: Breakable = { isLoop, breaks: [], continues: [] };
    this.open = [...this.open, entry];
    run(entry.continues);
    this.open = this.open.slice(0, -1);
    for (const flow of entry.breaks) this.meet(fork, flow);
  }

  branch(token: 'break' | 'continue' | 'goto' | 'fallthrough'): void {
    if (token === 'fallthrough') return;
    const target = this.open.findLast(({ isLoop }) => token === 'break' || isLoop);
    if (this.live) (token === 'continue' ? target?.continues : target?.breaks)?.push(this.flow);
    this.live = false;
  }

  /** Another way comes to this point. */
  meet(fork: Flow | undefined, flow: Flow | undefined): void {
    this.flow = this.live ? join(fork, this.flow, flow) : flow;
    this.live = true;
  }
}
