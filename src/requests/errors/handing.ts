// Stage requests: what calls add to what a function does itself. In: a result of a function. Out: the kinds it makes,
// calls of constructors and arguments that callees hand on included, and the functions whose results it hands on.

import type { Declaration, Expr, Field } from '../../model/syntax.ts';
import { declarationText, oneByOne } from '../../syntax/index.ts';
import type { Found, Making, Passing, Site } from './found.ts';
import { keyOf, type Made, type Place } from './kinds.ts';
import type { Readings, Target } from './readings.ts';

/** A function that makes an error and does nothing else is short. */
const MAX_CONSTRUCTOR = 1200;
/** Functions that hand an argument to a function that hands it on. */
const MAX_HANDING = 3;

export interface Reach {
  readonly kinds: readonly { readonly what: Made; readonly at: Place }[];
  readonly callees: readonly Target[];
}

export class Handing {
  private readonly reaches = new Map<Found, Reach>();
  private readonly passings = new Map<Found, readonly Passing[]>();
  private readonly constructors = new Map<Declaration, boolean>();

  constructor(private readonly readings: Readings) {}

  reach(target: Target): Reach {
    const found = this.readings.of(target);
    let reach = this.reaches.get(found);
    if (!reach) this.reaches.set(found, (reach = this.gather(found)));
    return reach;
  }

  private gather(root: Found): Reach {
    const kinds: { what: Made; at: Place }[] = [];
    const callees: Target[] = [];
    const seen = new Set<Site>();
    const visit = (found: Found): void => {
      for (const { what, expr, file } of found.makes) kinds.push({ what, at: { file, pos: expr.pos } });
      for (const site of found.sites) {
        if (seen.has(site)) continue;
        seen.add(site);
        const { declaration, expr, file, index } = site;
        if (this.isConstructor(declaration)) {
          kinds.push({ what: { kind: 'call', declaration, ...site.constants() }, at: { file, pos: expr.pos } });
          continue;
        }
        callees.push({ declaration, index });
        for (const passing of this.passes(site, 0)) visit(site.argument(passing));
      }
    };
    visit(root);
    return { kinds, callees };
  }

  /** Parameters that a function hands on, itself or through functions that it calls. */
  private passes(target: Target, level: number): readonly Passing[] {
    const params = oneByOne(target.declaration.head()?.type.params ?? []);
    if (level > MAX_HANDING || !params.some((field) => this.mayPass(field, target.declaration))) return [];
    const found = this.readings.of(target);
    const known = this.passings.get(found);
    if (known) return known;
    this.passings.set(found, found.passes);
    const inner = found.sites.flatMap((site) =>
      this.isConstructor(site.declaration)
        ? []
        : this.passes(site, level + 1).flatMap((passing) => site.argument(passing).passes),
    );
    const all = new Map([...found.passes, ...inner].map((one) => [`${one.parameter} ${one.calls}`, one] as const));
    this.passings.set(found, [...all.values()]);
    return [...all.values()];
  }

  /** Errors, and functions that return something. */
  private mayPass({ type }: Field, declaration: Declaration): boolean {
    const one: Expr = type.kind === 'Ellipsis' ? type.element : type;
    if (isErrorName(one)) return true;
    if (one.kind === 'FuncType') return one.results.length > 0;
    if (one.kind !== 'Ident' && one.kind !== 'SelectorExpr' && one.kind !== 'IndexExpr') return false;
    const { universe, members } = this.readings.program.typing;
    const under = members.underlying(universe.type(one, universe.scopeOf(declaration)));
    return under.kind === 'func' && under.node.results.length > 0;
  }

  /**
   * A function that makes errors of one kind: it returns one value, a literal, a conversion or another constructor's
   * result, and nil or an argument as it is only where it takes an error and puts that into what it makes.
   */
  private isConstructor(declaration: Declaration): boolean {
    const known = this.constructors.get(declaration);
    if (known !== undefined) return known;
    this.constructors.set(declaration, false);
    const answer = this.constructs(declaration);
    this.constructors.set(declaration, answer);
    return answer;
  }

  private constructs(declaration: Declaration): boolean {
    if (declaration.kind !== 'func') return false;
    const text = declarationText(declaration);
    const head = text.length > MAX_CONSTRUCTOR ? undefined : declaration.head();
    if (!head || oneByOne(head.type.results).length !== 1) return false;
    const found = this.readings.of({ declaration, index: 0 });
    if (!found.sites.every((site) => this.isConstructor(site.declaration))) return false;
    const kinds = new Set([
      ...found.makes.map(({ what }) => (what.kind === 'variable' ? 'no constructor' : keyOf(what))),
      ...found.sites.map((site) => keyOf({ kind: 'call', declaration: site.declaration, ...site.constants() })),
    ]);
    if (kinds.size !== 1 || kinds.has('no constructor') || found.passes.some(({ calls }) => calls)) return false;
    // One that gives back its argument in the end only looks for a kind in it.
    if (!this.readings.endsInMaking(declaration)) return false;
    const params = oneByOne(head.type.params);
    if (this.readings.maySucceed(declaration) && !params.some(({ type }) => isErrorName(type))) return false;
    return found.passes.every(({ parameter }) => this.isPutInto(found, nameOf(head.type.params, parameter)));
  }

  private isPutInto({ makes, sites }: Found, name: string | undefined): boolean {
    const mentions = ({ expr, file }: Making | Site): boolean =>
      name !== undefined && new RegExp(`\\b${name}\\b`).test(file.text().slice(expr.pos, expr.end));
    return [...makes, ...sites].every(mentions);
  }
}

function isErrorName(type: Expr): boolean {
  return type.kind === 'Ident' && type.name === 'error';
}

function nameOf(params: readonly Field[], position: number): string | undefined {
  return params.flatMap(({ names }) => names)[position]?.name;
}
