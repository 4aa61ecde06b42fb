// Stage evaluate: what the other stages may use.

export { resultTypes, signatureOf } from './calls/functions.ts';
export { bodyKey } from './calls/strict.ts';
export { symbolOf } from './calls/symbols.ts';
export { type Declared, type DeclaredParameter, declaredOf } from './effects/declaring.ts';
export { ERRORS } from './effects/fallbacks.ts';
export { frameworkOf, listOfSlot, slotOf } from './effects/scopes.ts';
export { Tables } from './effects/tables.ts';
export { Evaluator, type EvaluatorOptions } from './evaluator.ts';
export type * from './events.ts';
export type { Machine } from './machine.ts';
export { isTrueOf } from './probing/probe.ts';
export { grantSteps, type ProbeResult, probe, served, spotOf } from './probing/probing.ts';
export { madeWith } from './probing/taking-over.ts';
export { leavingNothing } from './requests/leaving.ts';
export type { Begin } from './requests/passing/begin.ts';
export { followMiddleware } from './requests/passing/middleware.ts';
export { canonicalHeader } from './requests/reading.ts';
export { type Traced, traceRequest } from './requests/run.ts';
export type * from './requests/trace.ts';
export { assumedKey } from './requests/trace.ts';
export { shapeOfSent } from './requests/written/sent.ts';
export { oneOf } from './requests/written/shapes.ts';
export { common, isPossible, sameConds, samePiece, sameValue } from './values/choice.ts';
export { elementsOf } from './values/contents.ts';
export { Env } from './values/env.ts';
export { Obj } from './values/store.ts';
export * from './values/value.ts';
