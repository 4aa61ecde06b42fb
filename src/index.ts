// The public API: `scan` gives the same RouteMap as `routemap --json`. Nothing else of this package is for other
// programs.

export type * from './model/route-map.ts';
export { UsageError } from './model/usage-error.ts';
export { type ScanOptions, scan } from './run.ts';
