// Stage config: what a table says of itself. In: a framework that has its shape. Out: the first spelling of a call that is
// none of Go's, or the first type that an effect or `like` names and the table lacks.

import type { Effect, Framework } from '../model/framework.ts';
import { nearest } from '../model/suggest.ts';
import type { Departure } from './check.ts';
import { below } from './json.ts';

const spelling = /^(?:\(\*\w+\)\.|\w+\.)?\w+$/;
const receiver = /^\(?\*?(\w+)\)?\./;
/** Also fields of fields: `Request.MultipartForm.File`. */
const selecting = /^(?:\(\*\w+\)\.|(?:\w+\.)*)?\w+$/;

export function badReference(framework: Framework, at: string): Departure | undefined {
  const { calls, requests = {}, types } = framework;
  const misspelt =
    misspeltName(Object.keys(calls), spelling, below(at, 'calls')) ??
    misspeltName(Object.keys(requests), selecting, below(at, 'requests'));
  if (misspelt) return misspelt;
  for (const [name, effect] of Object.entries(calls)) {
    const path = below(below(at, 'calls'), name);
    const strange = typesOf(effect).find((type) => !Object.hasOwn(types, type));
    if (strange !== undefined) return { at: path, message: unknownType(strange, Object.keys(types)) };
  }
  return badLikeness(framework, below(at, 'like'));
}

/** Methods of a type that the table does not describe, or of the type itself. */
function badLikeness({ calls, requests = {}, types, like = {} }: Framework, at: string): Departure | undefined {
  const described = [...Object.keys(calls), ...Object.keys(requests)].flatMap((key) => receiver.exec(key)?.[1] ?? []);
  const known = [...new Set([...Object.keys(types), ...described])];
  for (const [name, other] of Object.entries(like)) {
    if (!known.includes(other) && !Object.hasOwn(like, other))
      return { at: below(at, name), message: unknownType(other, known) };
    const met = new Set([name]);
    for (let one: string | undefined = other; one !== undefined; one = like[one]) {
      if (met.has(one)) return { at: below(at, name), message: circle(name, other) };
      met.add(one);
    }
  }
  return undefined;
}

function circle(name: string, other: string): string {
  return `${name} and ${other} have their methods from each other. Name the type that has rows`;
}

function misspeltName(names: readonly string[], form: RegExp, at: string): Departure | undefined {
  const name = names.find((one) => !form.test(one));
  if (name === undefined) return undefined;
  return { at: below(at, name), message: 'no function or method. Write New, Type.Method or (*Type).Method' };
}

function typesOf(effect: Effect): readonly string[] {
  switch (effect.effect) {
    case 'scope':
    case 'child':
      return effect.type === undefined ? [] : [effect.type];
    case 'default':
    case 'on':
    case 'option':
      return typesOf(effect.then);
    case 'all':
      return effect.of.flatMap(typesOf);
    default:
      return [];
  }
}

function unknownType(type: string, known: readonly string[]): string {
  const suggestion = nearest(type, known);
  const advice = suggestion === undefined ? 'Add it to "types"' : `Did you mean ${suggestion}?`;
  return `the table has no type "${type}". ${advice}`;
}
