// Stage reporters, mermaid: what a handler does, in a sequence diagram. In: an operation, and the lanes of the client and
// of the handler. Out: its reads, calls and answers drawn in order, under their conditions, then the errors that others
// make, and what middleware answers.

import { toldSteps } from '../../model/operation.ts';
import type { Frame, Operation, OutgoingCall, Place, Response, Step } from '../../model/route-map.ts';
import { type Callees, calleesOf } from './callees.ts';
import { drawUnder } from './conditions.ts';
import type { Sequence } from './drawing/sequence.ts';
import type { Places } from './places.ts';

/** Lines of one note; more get notes of their own. */
const NOTED = 10;
/** Of what one implementation calls. */
const ONWARD = 20;

export interface Lanes {
  readonly client: string;
  readonly handler: string;
}

/** What a function calls, a line each: what `--depth` of a trace found. */
export type Onward = (declared: Partial<Place>) => readonly string[];

export function drawOperation(
  operation: Operation,
  lanes: Lanes,
  sequence: Sequence,
  places: Places,
  onward: Onward = () => [],
): void {
  const { steps, calls, refused, incomplete } = operation;
  const callees = calleesOf(calls, sequence);
  const drawing = { sequence, lanes, places, callees, calls, onward };
  if (refused)
    sequence.note(lanes.handler, [
      'under what is assumed every way ends',
      'in an error before the request is looked at',
    ]);
  drawUnder(toldSteps(steps), sequence, (group) => drawSteps(group, drawing));
  drawErrors(operation, drawing);
  if (incomplete !== undefined) sequence.note(lanes.handler, [`not all is known: ${incomplete}`]);
}

interface Drawing {
  readonly sequence: Sequence;
  readonly lanes: Lanes;
  readonly places: Places;
  readonly callees: Callees;
  readonly calls: readonly OutgoingCall[];
  readonly onward: Onward;
}

function drawSteps(steps: readonly Step[], drawing: Drawing): void {
  const { sequence, lanes, places } = drawing;
  let reads: string[] = [];
  const flush = (): void => {
    for (let i = 0; i < reads.length; i += NOTED) {
      sequence.note(lanes.handler, [...(i === 0 ? ['reads'] : []), ...reads.slice(i, i + NOTED)]);
    }
    reads = [];
  };
  for (const step of steps) {
    if (step.kind === 'read') reads.push(`${step.text} · ${places.short(step)}`);
    else flush();
    if (step.kind === 'call') drawCall(step, drawing);
    if (step.kind === 'response') sequence.reply(lanes.handler, lanes.client, [step.text, places.short(step)]);
  }
  flush();
}

function drawCall(step: Step, { sequence, lanes, places, callees, calls, onward }: Drawing): void {
  const call = calls[step.call ?? -1];
  if (!call) return sequence.note(lanes.handler, [`calls ${step.text}`, places.short(step)]);
  const { through, own } = callees.of(call);
  const [first, ...others] = call.implementations;
  const declared = first ? [`in ${places.long(first)}`] : [];
  if (through === undefined) {
    sequence.call(lanes.handler, own.lane, [own.text, places.short(step), ...(others.length > 0 ? [] : declared)]);
  } else {
    sequence.call(lanes.handler, through.lane, [through.text, places.short(step)]);
    if (first && others.length === 0) sequence.call(through.lane, own.lane, [own.text, places.long(first)]);
  }
  if (others.length > 0) drawChoice(call, through?.lane ?? own.lane, sequence, places);
  const lane = others.length > 0 ? (through?.lane ?? own.lane) : own.lane;
  for (const one of call.implementations) drawOnward(one, onward(one), lane, sequence);
}

export function drawOnward(
  { name }: Pick<Frame, 'name'>,
  lines: readonly string[],
  lane: string,
  sequence: Sequence,
): void {
  if (lines.length === 0) return;
  const shown = lines.slice(0, ONWARD);
  const more = lines.length - shown.length;
  sequence.note(lane, [`${name} calls`, ...shown, ...(more > 0 ? [`and ${more} more`] : [])]);
}

function drawChoice({ implementations }: OutgoingCall, lane: string, sequence: Sequence, places: Places): void {
  const shown = implementations.slice(0, NOTED).flatMap((one) => [one.name, places.long(one)]);
  const more = implementations.length - NOTED;
  sequence.note(lane, ['one of', ...shown, ...(more > 0 ? [`and ${more} more`] : [])]);
}

/** Answers that no step makes: errors that come from elsewhere and are answered on the way back. */
function drawErrors({ responses, steps }: Operation, { sequence, lanes, places }: Drawing): void {
  const drawn = new Set(steps.flatMap((step) => (step.kind === 'response' ? [keyOf(step.status, step)] : [])));
  const others = responses.filter((one) => !drawn.has(keyOf(one.status, one)));
  const draw = (text: string, all: readonly Response[]): void => {
    if (all.length === 0) return;
    sequence.open('break', [text]);
    for (const one of all) sequence.reply(lanes.handler, lanes.client, errorText(one, places));
    sequence.close();
  };
  draw(
    'an error',
    others.filter(({ middleware }) => !middleware),
  );
  draw(
    'middleware answers',
    others.filter(({ middleware }) => middleware),
  );
}

function keyOf(status: string | undefined, { file, line }: Partial<Step>): string {
  return JSON.stringify([status, file, line]);
}

function errorText({ status, type, contentTypes, from, middleware, file, line }: Response, places: Places): string[] {
  const what = type ?? (contentTypes.join(', ') || (status === 'default' ? '(any other error)' : ''));
  const place = file === undefined || line === undefined ? [] : [places.long({ file, line })];
  const by = from ? [`from ${from.name}`] : middleware ? [`by ${middleware.name}`] : [];
  return [`${status} ${what}`, ...by, ...place];
}
