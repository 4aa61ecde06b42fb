// Stage evaluate: what the other stages may use.

export { Deferred } from './deferred.ts';
export { Evaluator } from './evaluator.ts';
export type * from './events.ts';
export type { Machine, Origin, Relevance } from './machine.ts';
export type { ProbeResult } from './probing.ts';
export { Obj } from './store.ts';
export { Tables, withoutVersion } from './tables.ts';
export type * from './value.ts';
