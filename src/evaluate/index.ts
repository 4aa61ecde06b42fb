// Stage evaluate: what the other stages may use.

export { sameValue } from './choice.ts';
export { Deferred } from './deferred.ts';
export { Evaluator, type EvaluatorOptions } from './evaluator.ts';
export type * from './events.ts';
export { signatureOf, symbolOf } from './functions.ts';
export type { Machine, Origin, Relevance } from './machine.ts';
export { probe, type ProbeResult, served } from './probing.ts';
export { frameworkOf, listOfSlot, middlewareOf, slotOf } from './scopes.ts';
export { Obj } from './store.ts';
export { Tables, withoutVersion } from './tables.ts';
export * from './value.ts';
export { outermost } from './wrappers.ts';
