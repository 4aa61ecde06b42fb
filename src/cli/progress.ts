// Stage cli: the line that says that something is going on. In: what the pipeline reports. Out: one line on a terminal,
// written over and over, from the second second of a run on; erased at the end.

import { count, cut } from '../reporters/index.ts';
import { type Io, tell } from './io.ts';

const SILENT_MS = 1000;
const PAUSE_MS = 100;
const ERASE = '\r\u001b[2K';

export class Progress {
  private readonly io: Io;
  private readonly start: number;
  private last = -Infinity;

  constructor(io: Io) {
    this.io = io;
    this.start = io.now();
  }

  update(stage: string, done?: number): void {
    const now = this.io.now();
    if (!this.io.stderr.isTTY || this.io.env.TERM === 'dumb') return;
    if (now - this.start < SILENT_MS || now - this.last < PAUSE_MS) return;
    this.last = now;
    const text = done === undefined ? `${stage} …` : `${stage} … ${count(done, 'file')}`;
    void tell(this.io.stderr, `${ERASE}${cut(text, (this.io.stderr.columns || 80) - 1)}`);
  }

  end(): Promise<void> {
    return this.last === -Infinity ? Promise.resolve() : tell(this.io.stderr, ERASE);
  }
}
