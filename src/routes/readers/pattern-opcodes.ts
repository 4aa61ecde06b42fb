// Stage routes, readers: a pattern as a runtime of generated code holds it: pairs of opcode and operand over a pool of
// words, walked with a stack, and a verb behind a colon.

import { constantText, type Element, type Machine, type Piece, type Value } from '../../evaluate/index.ts';
import { plain, type Read, type Reading } from './reading.ts';

export function readPatternOpcodes(on: Reading): Read {
  const { m, handler, items } = on;
  // A template that the runtime compiles itself: a parameter without a pattern takes one segment.
  if (items.length === 0)
    return [
      {
        pieces: on.pieces.map((piece) => ('text' in piece ? { ...piece, text: compiled(piece.text) } : piece)),
        handler,
      },
    ];
  const pattern = items[0] && patternCall(m, m.force(items[0].value));
  if (!pattern) return 'the pattern is not known';
  const [, opcodes, pool, verb] = pattern;
  const ops = numbers(m, opcodes);
  const words = elements(m, pool).map(({ value }) => constantText(m.force(value)));
  const suffix = verb && constantText(m.force(verb));
  if (!ops || words.includes(undefined) || suffix === undefined) return 'the pattern is not known';
  const path = `/${walk(
    ops,
    words.map((word) => word ?? ''),
  )}${suffix ? `:${suffix}` : ''}`;
  const pieces: readonly Piece[] = [plain(path, on)];
  return [{ pieces, handler }];
}

function compiled(text: string): string {
  return text.replaceAll(/\{([^{}=]+)\}/g, '{$1=*}');
}

/** The arguments of the call that made the pattern, through what it was given to. */
function patternCall(m: Machine, value: Value): readonly Value[] | undefined {
  if (value.kind === 'tuple') return value.items[0] && patternCall(m, m.force(value.items[0]));
  if (value.kind !== 'external' || !value.args) return undefined;
  if (value.args.length >= 4) return value.args;
  return value.args[0] && patternCall(m, m.force(value.args[0]));
}

function elements(m: Machine, value: Value | undefined): readonly Element[] {
  const list = value && m.force(value);
  const held = list && 'obj' in list && list.obj ? list.obj.slots.get('') : undefined;
  return held?.kind === 'elements' ? held.items : [];
}

function numbers(m: Machine, value: Value | undefined): readonly number[] | undefined {
  const found = elements(m, value).map((item) => m.force(item.value));
  return found.every((one) => one.kind === 'number')
    ? found.map((one) => (one.kind === 'number' ? one.value : 0))
    : undefined;
}

function walk(ops: readonly number[], pool: readonly string[]): string {
  const stack: string[] = [];
  for (let i = 0; i + 1 < ops.length; i += 2) {
    const operand = ops[i + 1] ?? 0;
    switch (ops[i]) {
      case 1:
        stack.push('*');
        break;
      case 2:
        stack.push(pool[operand] ?? '');
        break;
      case 3:
        stack.push('**');
        break;
      case 4:
        stack.push(stack.splice(-operand).join('/'));
        break;
      case 5:
        stack.push(`{${pool[operand] ?? ''}=${stack.pop() ?? ''}}`);
        break;
      default:
        break;
    }
  }
  return stack.join('/');
}
