// Stage config: what a table says of itself. In: a framework that has its shape. Out: the first spelling of a call that is
// none of Go's, or the first type that an effect names and the table does not have.

import type { Effect, Framework } from '../model/framework.ts';
import { nearest } from '../model/suggest.ts';
import type { Departure } from './check.ts';
import { below } from './json.ts';

const spelling = /^(?:\(\*\w+\)\.|\w+\.)?\w+$/;
/** Also fields of fields: `Request.MultipartForm.File`. */
const selecting = /^(?:\(\*\w+\)\.|(?:\w+\.)*)?\w+$/;

export function badReference({ calls, requests = {}, types }: Framework, at: string): Departure | undefined {
  const misspelt =
    misspeltName(Object.keys(calls), spelling, below(at, 'calls')) ??
    misspeltName(Object.keys(requests), selecting, below(at, 'requests'));
  if (misspelt) return misspelt;
  for (const [name, effect] of Object.entries(calls)) {
    const path = below(below(at, 'calls'), name);
    const strange = typesOf(effect).find((type) => !Object.hasOwn(types, type));
    if (strange !== undefined) return { at: path, message: unknownType(strange, Object.keys(types)) };
  }
  for (const [name, role] of Object.entries(types)) {
    if (role.is !== 'scope' || role.like === undefined || Object.hasOwn(types, role.like)) continue;
    return { at: below(below(at, 'types'), name), message: unknownType(role.like, Object.keys(types)) };
  }
  return undefined;
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
