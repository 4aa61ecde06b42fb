// Stage requests: what happens to a request, in order. In: what was noted in the handler. Out: reads, calls and responses
// with the tests on the way and the line they stand in.

import { type Cond, type Frame, isPossible, type Note, type Spot } from '../evaluate/index.ts';
import type { Condition, Symbol as Named, OutgoingCall, Place, Step } from '../model/route-map.ts';
import { lineOf } from '../routes/spelling.ts';
import { statusText } from './responses.ts';
import type { ShapeSchemas } from './schema-of-shape.ts';

export interface StepOptions {
  readonly shapes: ShapeSchemas;
  readonly base: readonly Cond[];
  readonly calls: readonly { readonly call: OutgoingCall; readonly at: Spot }[];
  readonly place: (at: Spot) => Place;
  readonly named: (symbol: string) => Named;
  readonly conditions: (conds: readonly Cond[]) => Condition[];
}

export function stepsOf(notes: readonly Note[], options: StepOptions): readonly Step[] {
  const seen = new Set<string>();
  return notes.flatMap((note) => {
    const texts = textsOf(note, options);
    return texts.flatMap(({ text, status }): readonly Step[] => {
      const place = options.place(note.at);
      const key = `${note.kind} ${text} ${place.file} ${place.line}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const index =
        note.kind === 'call'
          ? options.calls.findIndex(({ at }) => at.file === note.at.file && at.pos === note.at.pos)
          : -1;
      return [
        {
          kind: note.kind === 'answer' ? 'response' : note.kind === 'call' ? 'call' : 'read',
          text,
          source: lineOf(note.at),
          ...functionOf(note.frame, options),
          conditions: options.conditions(own(note.conds, options.base)),
          ...(index < 0 ? {} : { call: index }),
          ...(status === undefined ? {} : { status }),
          ...place,
        },
      ];
    });
  });
}

/** The tests that stand in the handler and were not decided. */
function own(conds: readonly Cond[], base: readonly Cond[]): readonly Cond[] {
  return conds.filter((cond) => !cond.implied && isPossible([cond], conds) && !base.some(({ id }) => id === cond.id));
}

function functionOf(frame: Frame, { named }: StepOptions): Named {
  return named(frame.symbol);
}

function textsOf(note: Note, { shapes, named }: StepOptions): readonly { text: string; status?: string }[] {
  switch (note.kind) {
    case 'read':
      return note.read.name === '' ? [] : [{ text: `${note.read.in} ${note.read.name}${note.read.prefix ? '*' : ''}` }];
    case 'fields':
      return [{ text: `${note.place} ${shapes.schemas.text(note.type)}` }];
    case 'body':
      return [{ text: `body ${(note.shape && shapes.text(note.shape)) ?? note.contentTypes[0] ?? ''}`.trim() }];
    case 'call':
      return [{ text: named(note.symbol).name }];
    case 'answer':
      return note.statuses.map((one) => {
        const status = statusText(one);
        const said = (note.shape && shapes.text(note.shape)) ?? note.form ?? '';
        return { text: `${status} ${said}`.trim(), status };
      });
  }
}
