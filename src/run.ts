// The whole pipeline. In: ScanOptions. Out: a RouteMap.

import type { RouteMap } from './model/route-map.ts';
import { UsageError } from './model/usage-error.ts';

export interface ScanOptions {
  path?: string;
  root?: string;
  goos?: string;
  goarch?: string;
  tags?: readonly string[];
  tests?: boolean;
  env?: Record<string, string | undefined>;
  cwd?: string;
  onProgress?: (stage: string, done?: number) => void;
  onTiming?: (stage: string, ms: number) => void;
}

export function scan(options: ScanOptions): Promise<RouteMap> {
  return Promise.reject(new UsageError(`${options.path ?? '.'}: scanning is not wired yet`));
}
