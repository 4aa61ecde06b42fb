// Stage evaluate: numbers as fmt writes them, without a machine. In: a number, a verb, flags and widths. Out: text, or
// undefined where the verb is none of a number. Left out: floats that lie in the middle of two roundings.

import { quote } from './quote.ts';

export interface Layout {
  /** Of `-+# 0`. */
  readonly flags: string;
  readonly width?: number;
  readonly precision?: number;
  readonly left?: boolean;
}

export function isSigned(layout: Layout): boolean {
  return layout.flags.includes('+');
}

/** Width counts runes; of texts too the flag 0 asks for zeros. */
export function padded(text: string, layout: Layout): string {
  const missing = (layout.width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (layout.left) return text + ' '.repeat(missing);
  return (layout.flags.includes('0') ? '0' : ' ').repeat(missing) + text;
}

const radix: Readonly<Record<string, number>> = { d: 10, v: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

export function writeNumber(value: number, verb: string, layout: Layout, float: boolean): string | undefined {
  if (float) return writeFloat(value, verb, layout);
  const rune = (): string => String.fromCodePoint(value >= 0 && value <= 0x10ffff ? value : 0xfffd);
  if (verb === 'c') return padded(rune(), layout);
  if (verb === 'q') return padded(quote(rune(), isSigned(layout), "'"), layout);
  if (verb === 'U') return padded(`U+${value.toString(16).toUpperCase().padStart(4, '0')}`, layout);
  const base = radix[verb];
  if (base === undefined) return undefined;
  const plain = Math.abs(value).toString(base);
  const digits = (verb === 'X' ? plain.toUpperCase() : plain).padStart(layout.precision ?? 0, '0');
  return signed(value < 0, prefix(verb, layout) + digits, layout, layout.precision === undefined);
}

function prefix(verb: string, { flags }: Layout): string {
  if (verb === 'O') return '0o';
  if (!flags.includes('#')) return '';
  return { b: '0b', o: '0', x: '0x', X: '0X' }[verb] ?? '';
}

function writeFloat(value: number, verb: string, layout: Layout): string | undefined {
  const { precision } = layout;
  const size = Math.abs(value);
  switch (verb) {
    case 'f':
    case 'F':
      return signed(value < 0, size.toFixed(precision ?? 6), layout, true);
    case 'v':
    case 'g':
      return signed(
        value < 0,
        precision === undefined ? shortest(size) : String(Number(size.toPrecision(precision || 1))),
        layout,
        true,
      );
    case 'e':
      return signed(value < 0, exponent(size.toExponential(precision ?? 6)), layout, true);
    default:
      return undefined;
  }
}

/** %g changes to an exponent from 1e6 on, and below 1e-4. */
function shortest(size: number): string {
  return size !== 0 && (size < 1e-4 || size >= 1e6) ? exponent(size.toExponential()) : String(size);
}

function exponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Zeros go between sign and digits; the mark of a base is not counted, as in Go. */
function signed(negative: boolean, digits: string, layout: Layout, zeros: boolean): string {
  const sign = negative ? '-' : isSigned(layout) ? '+' : layout.flags.includes(' ') ? ' ' : '';
  const width = zeros && layout.flags.includes('0') && !layout.left ? (layout.width ?? 0) - sign.length : 0;
  const [, mark = '', rest = ''] = /^(0[xXbo](?=.))?(.*)$/.exec(digits) ?? [];
  return padded(sign + mark + rest.padStart(width, '0'), { ...layout, flags: '' });
}
