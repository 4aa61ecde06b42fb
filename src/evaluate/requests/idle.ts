// Stage evaluate: reads that nothing comes of, where values are taken for granted: `v := r.FormValue("x")` with `v` used
// in branches only that are not taken, or `r.FormValue("x") != "" && isRecent` where it is not. In: variables that are
// filled and used, operands that do not count. Out: the notes of a trace without such reads.

import type { Machine } from '../machine.ts';
import type { Binding, Env } from '../values/env.ts';
import type { Obj } from '../values/store.ts';
import type { Value } from '../values/value.ts';
import type { Note, Read, Trace } from './trace.ts';

/** What is known of the uses of reads. Only with something taken for granted: else all branches may be taken. */
export class Uses {
  private readonly held = new Map<Obj, readonly Read[]>();
  private readonly unused = new Set<Read>();
  /** In order of their first use. */
  private readonly used: Read[] = [];
  private readonly idle = new Set<Note>();

  /** Variables of one definition: whoever asks for one of them uses what was read. */
  fill(cells: readonly Obj[], values: readonly Value[]): void {
    const reads = values.flatMap(readsIn).filter((read) => read.in !== 'path' && !this.used.includes(read));
    if (reads.length === 0) return;
    for (const cell of cells) this.held.set(cell, reads);
    for (const read of reads) this.unused.add(read);
  }

  use(cell: Obj): void {
    for (const read of this.held.get(cell) ?? []) if (this.unused.delete(read)) this.used.push(read);
  }

  /** A literal may use what it sees. */
  useCaptured(env: Env, body: string): void {
    if (this.unused.size === 0) return;
    for (const [name, binding] of env.visible()) if ('cell' in binding && body.includes(name)) this.use(binding.cell);
  }

  /** So many uses by now. */
  get count(): number {
    return this.used.length;
  }

  /** What was used from the one on to the other, and these notes, decided nothing. */
  forget(from: number, to: number, notes: readonly Note[]): void {
    for (const read of this.used.splice(from, to - from)) this.unused.add(read);
    for (const one of notes) this.idle.add(one);
  }

  counts(note: Note): boolean {
    return note.kind !== 'read' || !(this.idle.has(note) || this.unused.has(note.read));
  }
}

export function useVariable(m: Machine, bound: Binding): void {
  if ('cell' in bound) m.trace?.uses?.use(bound.cell);
}

/** Evaluates an operand; what is returned says that the other operand decided without it. */
export function operand(
  m: Machine,
  evaluate: () => Value,
): { readonly value: Value; readonly decidedWithout: () => void } {
  const { trace, frame } = m;
  const uses = trace?.uses;
  if (!trace || !uses) return { value: evaluate(), decidedWithout: () => undefined };
  const from = { uses: uses.count, notes: trace.notes.length };
  const value = evaluate();
  const to = { uses: uses.count, notes: trace.notes.length };
  const decidedWithout = (): void => {
    // What a function reads it may keep.
    const own = trace.notes.slice(from.notes, to.notes).filter((one) => one.kind === 'read' && one.frame === frame);
    uses.forget(from.uses, to.uses, own);
  };
  return { value, decidedWithout };
}

/** Absent where nothing is taken for granted. */
export function usesOf(assumed: Trace['asked']['assumed']): Uses | undefined {
  return assumed.size > 0 ? new Uses() : undefined;
}

function readsIn(value: Value): readonly Read[] {
  switch (value.kind) {
    case 'text':
      return value.pieces.flatMap((piece) => ('read' in piece && piece.read ? [piece.read] : []));
    case 'unknown':
      return value.read ? [value.read] : [];
    case 'tuple':
      return value.items.flatMap(readsIn);
    default:
      return [];
  }
}
