// The shapes by which configuration is checked, and the types of the model, are one and the same set: proved by the
// compiler (`npm run types` fails on a word or key that only one of the two has), and by every table that ships.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { argumentShape, effectShape, verbsShape } from '../../src/config/effect-shape.ts';
import { frameworkShape } from '../../src/config/framework-shape.ts';
import { parseConfig } from '../../src/config/index.ts';
import { configSchema } from '../../src/config/json-schema.ts';
import type { openApiShape } from '../../src/config/openapi-shape.ts';
import { readerShape } from '../../src/config/reader-shape.ts';
import { requestEffectShape, typedHandlersShape } from '../../src/config/request-shape.ts';
import type { Shape } from '../../src/config/shape.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import type { Arg, Effect, Framework, TypedHandlers, Verbs } from '../../src/model/framework.ts';
import type { OpenApiSettings } from '../../src/model/openapi.ts';
import type { Reader } from '../../src/model/reader.ts';
import type { RequestEffect } from '../../src/model/request.ts';

interface Named {
  readonly effect: Effect;
  readonly argument: Arg;
  readonly verbs: Verbs;
  readonly reader: Reader;
}

type Flat<T> = { [K in keyof T]: T[K] };
type Required<F> = { readonly [K in keyof F]: TypeOf<F[K]> };
type Optional<F> = { readonly [K in keyof F]?: TypeOf<F[K]> };

type TypeOf<S> = S extends { is: 'text' }
  ? string
  : S extends { is: 'integer' | 'number' }
    ? number
    : S extends { is: 'boolean' }
      ? boolean
      : S extends { is: 'false' }
        ? false
        : S extends { is: 'word'; words: readonly (infer W)[] }
          ? W
          : S extends { is: 'named'; name: infer N extends keyof Named }
            ? Named[N]
            : TypeOfMany<S>;

type TypeOfMany<S> = S extends { is: 'list'; of: infer E }
  ? readonly TypeOf<E>[]
  : S extends { is: 'pair'; of: infer E }
    ? readonly [TypeOf<E>, TypeOf<E>]
    : S extends { is: 'map'; of: infer E }
      ? Readonly<Record<string, TypeOf<E>>>
      : S extends { is: 'either'; of: readonly (infer E)[] }
        ? TypeOf<E>
        : S extends { is: 'object'; required: infer R; optional: infer O }
          ? Flat<Required<R> & Optional<O>>
          : S extends { is: 'tagged'; tag: infer T extends string; cases: infer C }
            ? { [K in keyof C]: Case<T, K, C[K]> }[keyof C]
            : never;

type Case<T extends string, K, C> = C extends { required: infer R; optional: infer O }
  ? Flat<{ readonly [_ in T]: K } & Required<R> & Optional<O>>
  : never;

/** The same down to optional keys, which assigning one to the other would not tell. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Words that do not mean the same, so that the compiler names them. */
type Different<T extends string, C, Model> = {
  [K in keyof C]: Same<Case<T, K, C[K]>, Flat<Extract<Model, Record<T, K>>>> extends true ? never : K;
}[keyof C];

type OrTrue<T> = [T] extends [never] ? true : T;

const effectsAgree: OrTrue<Different<'effect', typeof effectShape.cases, Effect>> = true;
const requestsAgree: OrTrue<Different<'effect', typeof requestEffectShape.cases, RequestEffect>> = true;
const readersAgree: OrTrue<Different<'form', typeof readerShape.cases, Reader>> = true;
const same: [
  Same<TypeOf<typeof argumentShape>, Arg>,
  Same<TypeOf<typeof verbsShape>, Verbs>,
  Same<TypeOf<typeof typedHandlersShape>, TypedHandlers>,
  Same<TypeOf<typeof frameworkShape>, Flat<Framework>>,
] = [true, true, true, true];
/** The compiler shows the two where they differ. */
const openapi: Same<TypeOf<typeof openApiShape>, Flat<OpenApiSettings>> = true;
const effects: Same<keyof typeof effectShape.cases, Effect['effect']> = true;
const requests: Same<keyof typeof requestEffectShape.cases, RequestEffect['effect']> = true;
const readers: Same<keyof typeof readerShape.cases, Reader['form']> = true;

test('shapes are the types of the model', () => {
  const shapes: readonly Shape[] = [
    effectShape,
    requestEffectShape,
    typedHandlersShape,
    argumentShape,
    verbsShape,
    readerShape,
    frameworkShape,
  ];
  expect(shapes).toHaveLength(7);
  expect([effectsAgree, requestsAgree, readersAgree, ...same, openapi, effects, requests, readers]).not.toContain(
    false,
  );
});

const isValid = new Ajv2020({ strict: true }).compile(configSchema);

test.each(frameworks.map((one) => [one.packages[0] ?? one.name, one] as const))(
  'the table of %s is a configuration',
  (_, one) => {
    const text = JSON.stringify({ frameworks: [one] });
    expect(parseConfig(text, 'config').frameworks).toEqual([one]);
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
  },
);
