// Stage evaluate: handlers that take a struct and return one. In: the handler of a traced request whose framework has
// typed handlers. Out: notes of what its struct is filled from; what the struct that it returns is answered with.

import type { TypedHandlers } from '../../../model/framework.ts';
import type { Sent } from '../../../model/request.ts';
import { deref, type Type } from '../../../packages/index.ts';
import type { Machine } from '../../machine.ts';
import type { ClosureValue, FuncValue, Value } from '../../values/value.ts';
import { note, noted } from '../notes.ts';
import type { Shape, Trace } from '../trace.ts';
import { shapeOfSent } from '../written/sent.ts';
import { shapeOf } from '../written/shapes.ts';

export function noteTypedInput(m: Machine, trace: Trace, fn: FuncValue | ClosureValue): void {
  const type = inputType(m, fn);
  const input = type && typedOf(m, trace, type)?.input;
  if (!input) return;
  const here = noted(m, trace, fn.at);
  for (const { in: place, tag } of input.tags) note(trace, { kind: 'fields', place, type, tag, tagged: true, ...here });
  const { method } = trace.asked;
  const isBodyless = method === 'GET' || method === 'HEAD' || method === 'DELETE';
  const body = isBodyless && input.tags.length === 0 ? undefined : partOf(m, type, input.body);
  if (body)
    note(trace, {
      kind: 'body',
      contentTypes: [input.contentType ?? 'application/json'],
      shape: { kind: 'type', type: body },
      ...here,
    });
  // A part of it may be known where it is not itself.
  if (m.members.fields(type).length === 0 && (!body || body === type)) return;
  for (const { code, contentType, body: sent, ofBody } of input.refuses ?? [])
    if (body || !ofBody)
      note(trace, {
        kind: 'answer',
        statuses: [code],
        contentTypes: [contentType],
        shape: shapeOfSent(sent),
        ...here,
      });
}

/** What middleware writes around what handlers return. */
export function sentAround({ asked }: Trace): Sent | undefined {
  const around = Object.entries(asked.framework?.typedHandlers?.output.around ?? {});
  const isPassed = (name: string): boolean => (asked.passes ?? []).some((symbol) => symbol.endsWith(`.${name}`));
  return around.find(([name]) => isPassed(name))?.[1];
}

/** Of the framework of the route, or of the package whose type is taken or returned. */
function typedOf(m: Machine, trace: Trace, type: Type): TypedHandlers | undefined {
  const own = trace.asked.framework?.typedHandlers;
  if (own || type.kind !== 'named') return own;
  return m.tables.of(type.path).find(({ typedHandlers }) => typedHandlers)?.typedHandlers;
}

/** The last parameter, where it is no context and no request. */
function inputType(m: Machine, fn: FuncValue | ClosureValue): Type | undefined {
  const node = fn.kind === 'closure' ? fn.literal : fn.declaration.node();
  if (node.kind !== 'FuncLit' && node.kind !== 'FuncDecl') return undefined;
  const scope =
    fn.kind === 'closure'
      ? { pkg: m.universe.owner(fn.at.file), file: fn.at.file }
      : m.universe.scopeOf(fn.declaration);
  const last = node.type.params.at(-1);
  const type = last && m.universe.type(last.type, scope);
  if (!type || node.type.params.length < 2 || m.tables.role(type) || m.members.isInterface(type)) return undefined;
  return deref(type);
}

/** A field of it, of a generic type that is not at hand its argument, or all of it. */
function partOf(m: Machine, type: Type, part: TypedHandlers['input']['body']): Type | undefined {
  if (part === undefined) return undefined;
  if (part === 'whole') return type;
  const field = m.members.fields(type).find(({ name }) => name === part.field);
  return field?.type ?? (type.kind === 'named' && !type.spec ? type.args[0] : undefined);
}

interface TypedAnswer {
  readonly status: number | undefined;
  readonly contentTypes: readonly string[];
  readonly shape?: Shape;
}

/** Undefined where nothing is returned beside an error. */
export function typedAnswer(m: Machine, trace: Trace, values: readonly Value[]): TypedAnswer | undefined {
  const plain = plainAnswer(m, trace, values);
  const around = plain && sentAround(trace);
  if (!around) return plain;
  const declared = m.activation?.results[0];
  const given: Shape | undefined = plain.shape ?? (declared && { kind: 'type', type: deref(declared) });
  const { contentType = '' } = trace.asked.framework?.typedHandlers?.output ?? {};
  return { status: plain.status, contentTypes: [contentType].flat(), shape: shapeOfSent(around, given) };
}

function plainAnswer(m: Machine, trace: Trace, values: readonly Value[]): TypedAnswer | undefined {
  const [first] = values;
  const declared = m.activation?.results[0];
  const output = declared && typedOf(m, trace, deref(declared))?.output;
  if (!output || values.length < 2 || !first) return undefined;
  const value = m.force(first);
  const empty: TypedAnswer = { status: output.empty, contentTypes: [] };
  if (value.kind === 'nil' || output.body === undefined) return empty;
  if (output.body === 'whole')
    return { status: undefined, contentTypes: [output.contentType].flat(), shape: shapeOf(m, value) };
  const part = partOf(m, deref(declared), output.body);
  if (!part) return empty;
  const status =
    output.statusField === undefined ? undefined : m.force(m.select(value, output.statusField, trace.writer.at, ''));
  const held = m.select(value, output.body.field, trace.writer.at, '');
  const known = shapeOf(m, held);
  return {
    status: status?.kind === 'number' && status.value > 0 ? status.value : undefined,
    contentTypes: [output.contentType].flat(),
    shape: known.kind === 'unknown' ? { kind: 'type', type: part } : known,
  };
}
