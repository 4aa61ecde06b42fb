// Stage requests: whose a symbol is.

import { packageOf } from '../../routes/spelling.ts';

/** Standard packages have no dot in the first part of their path. */
export function isStandard(symbol: string): boolean {
  return !packageOf(symbol).split('/')[0]!.includes('.');
}
