// Stage requests, further: the calls of one function that lead on. In: its declaration. Out: each function that it calls
// once, in the order of the source: own declarations, methods of interfaces with those that they may mean, symbols of
// other modules, and calls of which only the text is known.

import type { Spot } from '../../evaluate/index.ts';
import type { Declaration, Expr } from '../../model/syntax.ts';
import { deref, Members, typeText, type Universe } from '../../packages/index.ts';
import { forEachCall } from '../flow/body.ts';
import { definitionsOf, find, type Point, type Variable } from '../flow/variables.ts';
import type { Callee, Declared } from '../static/callees.ts';
import { Implementers } from '../static/implementers.ts';
import { isStandard } from '../static/standard.ts';
import { Typing } from '../static/typing.ts';

export interface Step {
  readonly at: Spot;
  /** What is called, as it is written. */
  readonly text: string;
  /** Of a method of an interface, or of a function whose declaration is not at hand. */
  readonly symbol?: string;
  readonly targets: readonly Declaration[];
}

type Meaning = Pick<Step, 'symbol' | 'targets'>;

const asWritten: Meaning = { targets: [] };

/** An interface that more types implement says nothing of what is called. */
const MAX_IMPLEMENTATIONS = 5;

export class Steps {
  private readonly typing: Typing;
  private readonly implementers: Implementers;

  constructor(private readonly universe: Universe) {
    const members = new Members(universe);
    this.typing = new Typing(universe, members);
    this.implementers = new Implementers(universe, members, { most: MAX_IMPLEMENTATIONS });
  }

  of(declaration: Declaration): readonly Step[] {
    const { file } = declaration;
    const found = new Map<Declaration | string, Step>();
    forEachCall(this.universe, declaration, ({ fun, pos }, at) => {
      const meaning = this.meaning(fun, at);
      if (!meaning) return;
      const text = file.text().slice(fun.pos, fun.end).replace(/\s+/g, ' ');
      const key = meaning.symbol ?? meaning.targets[0] ?? text;
      if (!found.has(key)) found.set(key, { at: { file, pos }, text, ...meaning });
    });
    return [...found.values()];
  }

  /** Undefined for what is no step. */
  private meaning(fun: Expr, at: Point): Meaning | undefined {
    const callee = this.typing.callee(fun, at);
    switch (callee?.kind) {
      case 'own':
      case 'interface':
        return this.declared(callee);
      case 'external':
        return callee.declared ? this.declared(callee.declared) : this.foreign(fun, callee, at);
      case 'variable':
        return this.held(callee.variable, at);
      case 'value':
        return isChained(fun) ? undefined : asWritten;
      // The calls in a literal stand where it does.
      case 'literal':
      case 'conversion':
      case 'builtin':
      case undefined:
        return undefined;
    }
  }

  private declared(callee: Declared): Meaning {
    if (callee.kind === 'own') return { targets: [callee.declaration] };
    const { type, name, method } = callee;
    return { symbol: `${typeText(deref(type))}.${name}`, targets: this.implementers.of(type, name, method) };
  }

  private foreign(fun: Expr, { symbol, receiver }: Callee & { kind: 'external' }, at: Point): Meaning | undefined {
    if (isChained(fun) || (receiver && this.isOfStandard(receiver, at))) return undefined;
    if (symbol !== undefined) return isStandard(symbol) ? undefined : { symbol, targets: [] };
    return receiver && this.typing.one(receiver, at) ? undefined : asWritten;
  }

  /** A variable that can only hold one function leads to that. */
  private held(variable: Variable, at: Point): Meaning | undefined {
    const [only, ...more] = definitionsOf(at, variable);
    if (!only || more.length > 0 || variable.typed.from === 'element') return asWritten;
    if (this.isOfStandard(only.expr, only.at)) return undefined;
    const callee = this.typing.callee(only.expr, only.at);
    if (callee?.kind === 'own') return this.declared(callee);
    return callee?.kind === 'literal' ? undefined : asWritten;
  }

  /** The standard library made it, and its type is not at hand: `re := regexp.MustCompile(…)`. */
  private isOfStandard(expr: Expr, at: Point): boolean {
    switch (expr.kind) {
      case 'CallExpr': {
        const callee = this.typing.callee(expr.fun, at);
        if (callee?.kind !== 'external') return false;
        if (callee.symbol !== undefined) return isStandard(callee.symbol);
        return callee.receiver !== undefined && this.isOfStandard(callee.receiver, at);
      }
      case 'SelectorExpr':
        return this.isOfStandard(expr.x, at);
      case 'Ident': {
        const typed = find(at.env, expr.name)?.variable?.typed;
        return typed?.from === 'value' && this.isOfStandard(typed.expr, typed.at);
      }
      default:
        return false;
    }
  }
}

/** `log.With(x).Error(y)`: what is called on the result of a call out of the sources belongs to that call. */
function isChained(fun: Expr): boolean {
  return fun.kind === 'CallExpr' || (fun.kind === 'SelectorExpr' && isChained(fun.x));
}
