// Stage evaluate: calls of code that is not run, while a request is traced. In: an external function or method and its
// arguments. Out: what a row of a table says; else, what it is given of the request is noted: a body is looked at, the
// writer is written to. Undefined: it is called as ever.

import type { CallSite, Machine } from '../../machine.ts';
import { isRequest } from '../../probing/responses.ts';
import type { ExternalValue, Value } from '../../values/value.ts';
import { carried } from '../carriers.ts';
import { isInside, note, noted } from '../notes.ts';
import { callGiven } from '../outgoing.ts';
import { targetOf } from '../reading.ts';
import type { Trace } from '../trace.ts';
import { answerWith, statusesOf, write, writeToConnection } from '../written/answering.ts';
import { applyRequest } from './effects.ts';

/** Names of methods that put something into an error and return it. */
const saying = /(?:^|\.)(?:With|Set|Wrap)\w*$/;

/** Names of functions that fill what a pointer points to. */
const decoders = /(?:^|\.)(?:Decode|Unmarshal|Parse|Bind|Read)(?:JSON|XML|YAML|Body|From|Reader)?\w*$/;
/** What is made of a writer writes nothing yet. */
const isMaker = /(?:^|\.)(?:New|With|Unwrap)\w*$/;
/** Methods of a writer that write. */
const writing = /\.(?:Write|Print|Fprint|Copy|Encode|Render|Execute|Send|Serve|Stream|Flush)\w*$/;
const closing = /\.(?:Close|Flush|Sync|Header|SetDeadline|SetReadDeadline|SetWriteDeadline)$/;

const discards = new Set(['io.Discard', 'io/ioutil.Discard']);

export function callOfRequest(
  m: Machine,
  trace: Trace,
  fn: ExternalValue,
  args: readonly Value[],
  site: CallSite,
): Value | undefined {
  const row = m.tables.request(fn.symbol);
  if (row) {
    const answer = applyRequest(m, trace, row, fn, args, site);
    if (answer) return answer;
    if (row.value.effect === 'convert') return undefined;
  }
  // An error that says more is the same error.
  if (fn.receiver?.kind === 'external' && fn.receiver.answers && saying.test(fn.symbol)) return fn.receiver;
  // What an error says is text, whoever made it.
  if (fn.receiver && args.length === 0 && /(?:^|\.)Error$/.test(fn.symbol))
    return m.unknownOf({ kind: 'basic', name: 'string' }, 'it is what an error says', site.at, site.source);
  const effect = fn.effect?.effect;
  if (effect?.effect === 'respond') {
    const status = typeof effect.status === 'number' ? args[effect.status] : undefined;
    const statuses = effect.code !== undefined ? [effect.code] : statusesOf(m, status);
    answerWith(m, trace, { statuses }, site);
  } else if (!fn.effect && !closing.test(fn.symbol)) given(m, trace, fn, args, site);
  if (!fn.effect && isInside(m, trace)) callGiven(m, trace, args, site);
  return undefined;
}

function given(m: Machine, trace: Trace, fn: ExternalValue, args: readonly Value[], site: CallSite): void {
  const all = fn.receiver ? [fn.receiver, ...args] : args;
  const stands = all.map((one) => (isRequest(m, one) ? undefined : carried(m, one)));
  // What is read and thrown away is not looked at.
  const isThrownAway = all.some((one) => one.kind === 'external' && discards.has(one.symbol));
  const body = isThrownAway ? undefined : stands.find((one) => one?.kind === 'body');
  if (body) {
    const { contentType } = body;
    const into = decoders.test(fn.symbol) ? args.find((one) => m.force(one).kind === 'pointer') : undefined;
    const type = into && targetOf(m, into).type;
    if (type)
      note(trace, {
        kind: 'body',
        contentTypes: formatOf(fn.symbol),
        shape: { kind: 'type', type },
        ...noted(m, trace, site.at),
      });
    else if (contentType !== undefined)
      note(trace, { kind: 'body', contentTypes: [contentType], ...noted(m, trace, site.at) });
    else if (!trace.touched?.inside) trace.touched = noted(m, trace, site.at);
  }
  if (isMaker.test(fn.symbol)) return;
  const receiver = fn.receiver && !isRequest(m, fn.receiver) ? carried(m, fn.receiver) : undefined;
  const isWritten = receiver?.kind === 'writer' && writing.test(fn.symbol);
  if (receiver?.kind === 'connection' && !receiver.answered && /(?:^|\.)Write(?:String)?$/.test(fn.symbol))
    writeToConnection(m, trace, args, site);
  const writer = isWritten ? receiver : args.map((one) => carried(m, one)).find((one) => one?.kind === 'writer');
  if (writer?.kind === 'writer') write(m, trace, { form: 'stream', contentType: writer.contentType }, site);
}

function formatOf(symbol: string): readonly string[] {
  const format = /json|xml|yaml|toml|msgpack|protobuf|proto/i.exec(symbol)?.[0].toLowerCase() ?? 'json';
  return [`application/${format === 'proto' ? 'protobuf' : format}`];
}
