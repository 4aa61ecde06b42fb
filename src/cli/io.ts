// Stage cli: the outside world as one value, so that a test can be it. In: the process. Out: streams, environment and
// clock. A reader that goes away (`routemap | head -1`) is no failure: writing to it throws ClosedPipe.

import { UsageError } from '../model/usage-error.ts';

export interface Output {
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Input extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Input;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** A package that need not be there. */
  readonly load?: (name: string) => Promise<unknown>;
  /** Milliseconds, from any start. */
  now(): number;
}

export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  const load = (name: string): Promise<unknown> => import(name);
  return { stdout, stderr, stdin, env, cwd: process.cwd(), load, now: () => performance.now() };
}

/** Data: resolves when the system has taken it. */
export function print(stream: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(reasonOf(error)) : resolve()));
  });
}

/** For people: who does not listen is not an error. */
export function tell(stream: Output, text: string): Promise<void> {
  return print(stream, text).catch(() => undefined);
}

function reasonOf(error: Error): Error {
  const code = codeOf(error);
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ECONNRESET') return new ClosedPipe();
  return new UsageError(`cannot write to standard output: ${code === 'ENOSPC' ? 'no space left' : error.message}`);
}

/** `ENOENT` and the like; empty where the error is not the system's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
