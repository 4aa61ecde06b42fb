// Stage requests, errors: what the other parts of the stage may use.

export type { ErrorKind, Made } from './kinds.ts';
export { ErrorSummaries, type ErrorSummaryOptions } from './summaries.ts';
