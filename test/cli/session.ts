// One run of the command line in this process: streams that remember, a directory of its own for files.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Io, Output } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export const MAP = fileURLToPath(new URL('../../fixtures/reporters/map.json', import.meta.url));

export interface World {
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly env?: Io['env'];
  readonly cwd?: string;
  readonly stdout?: Output;
  readonly load?: Io['load'];
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly lines: readonly string[];
  readonly messages: readonly string[];
}

export class Remembering extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns?: number;

  constructor(isTTY = false, columns?: number) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(chunk: unknown, _: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

/** A reader that has gone: each write fails as the system says it, and the stream reports it as an event too. */
export class Gone extends Writable {
  readonly isTTY = false;
  private readonly code: string;

  constructor(code: string) {
    super();
    this.code = code;
  }

  override _write(_: unknown, __: BufferEncoding, done: (error: Error) => void): void {
    done(Object.assign(new Error(`write ${this.code}`), { code: this.code }));
  }
}

export async function routemap(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const stdout = new Remembering(world.terminal, world.columns);
  const stderr = new Remembering(world.terminal, world.columns);
  const code = await main(argv, {
    stdout: world.stdout ?? stdout,
    stderr,
    stdin: Readable.from(world.stdin === undefined ? [] : [Buffer.from(world.stdin)]),
    env: world.env ?? {},
    cwd: world.cwd ?? emptyDirectory(),
    load: world.load,
    now: () => 0,
  });
  const [out, err] = [stdout.text, stderr.text];
  return { code, out, err, lines: linesOf(out), messages: linesOf(err) };
}

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

export function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'routemap-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
