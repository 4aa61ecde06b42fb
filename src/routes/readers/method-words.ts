// Stage routes, readers: verb, words and parameters in the names of methods. `GetUserBy(id int)` answers GET
// /user/{param1:int}: the first word begins with the verb and is dropped, `By` takes the next argument, the last `By`
// all that remain. Methods that were registered by name are left out.

import { constantText, sameValue, signatureOf, type Value } from '../../evaluate/index.ts';
import type { Reader } from '../../model/reader.ts';
import { deref } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { alternativesOf, methodOf, namedTypeOf, plain, type Read, type Reading, type ReadRoute } from './reading.ts';

type Rule = Extract<Reader, { form: 'method words' }>;

export function readMethodWords(on: Reading, rule: Rule): Read {
  return on.items.flatMap(({ value }) =>
    alternativesOf(on.m, value).flatMap((one) =>
      ofObject(on, rule, one.value).map((route) => ({ ...route, conds: one.conds })),
    ),
  );
}

function ofObject(on: Reading, rule: Rule, object: Value): readonly ReadRoute[] {
  // A name in place of a handler: the method is registered by hand.
  const name = constantText(on.handler);
  if (name !== undefined) {
    const handler = methodOf(on, object, name);
    return handler ? [{ pieces: on.pieces, handler }] : [];
  }
  const type = namedTypeOf(object);
  const names = type ? on.m.members.methodNames(type) : [];
  const [begin, end] = rule.around;
  const first = names.includes(begin) && names.includes(end) ? methodOf(on, object, begin) : undefined;
  const middleware = first ? [{ value: first, conds: [] }] : [];
  const taken = [...rule.without, ...byHand(on, object)];
  const routes = names.filter((one) => !taken.includes(one)).flatMap((one) => ofMethod(on, rule, object, one));
  return routes.map((route) => ({ ...route, middleware, except: route.verb === '*' ? besides(routes, route) : [] }));
}

/** Verbs that other methods answer at the path of one that answers any. */
function besides(routes: readonly ReadRoute[], { pieces }: ReadRoute): readonly string[] {
  const written = (parts: ReadRoute['pieces']): string =>
    parts.map((piece) => ('text' in piece ? piece.text : '{?}')).join('');
  return routes.flatMap((one) =>
    one.verb !== undefined && one.verb !== '*' && written(one.pieces) === written(pieces) ? [one.verb] : [],
  );
}

/** Methods of the same object that other calls registered by name. */
function byHand({ m, event }: Reading, object: Value): readonly string[] {
  return m.events.flatMap((one) => {
    if (one.kind !== 'registration' || one === event || one.reader?.form !== 'method words') return [];
    const isOf = one.items?.some(({ value }) => sameValue(m.force(value), object)) ?? false;
    return isOf ? (constantText(one.handler) ?? []) : [];
  });
}

function ofMethod(on: Reading, rule: Rule, object: Value, name: string): readonly ReadRoute[] {
  const [first = '', ...words] = name.match(/\p{Lu}[^\p{Lu}]*/gu) ?? [];
  const verb = rule.verbs.find((one) => first.toUpperCase().startsWith(one));
  const isAny = rule.any.some((one) => first.startsWith(one));
  const handler = verb !== undefined || isAny ? methodOf(on, object, name) : undefined;
  if (!handler) return [];
  const path = pathOf(words, parametersOf(on, rule, handler), rule);
  return [{ verb: verb ?? '*', pieces: [...on.pieces, plain(path, on)], handler }];
}

function pathOf(words: readonly string[], given: readonly string[], rule: Rule): string {
  const parameters = [...given];
  let path = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word !== 'By') path += `/${word.toLowerCase()}`;
    else if (words[i + 1] === rule.rest) {
      path += `/${(parameters.shift() ?? '').replace(/:\w+\}$/, ':path}')}`;
      i++;
    } else if (parameters.length === 0) path += '/by';
    else {
      const taken = words.includes('By', i + 1) ? 1 : parameters.length;
      for (const parameter of parameters.splice(0, taken)) path += `/${parameter}`;
    }
  }
  return path;
}

/** `{param1:int}` for each parameter whose type can stand in a path, counted over all of them. */
function parametersOf({ m }: Reading, rule: Rule, handler: Value): readonly string[] {
  if (handler.kind !== 'func') return [];
  const signature = signatureOf(m, handler);
  const types = oneByOne(signature?.type.params ?? []).map(({ type }) =>
    deref(m.universe.type(type, signature!.scope)),
  );
  return types.flatMap((type, i) => {
    const kind = type.kind === 'basic' ? rule.parameters[type.name] : undefined;
    return kind === undefined ? [] : [`{param${i + 1}:${kind}}`];
  });
}
