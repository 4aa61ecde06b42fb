// Stage requests: what well-known functions for errors do with an error that they are given. In: a symbol. Out: which
// arguments keep their kind in the result, or that the result has none. Libraries copy these names from each other.

/** `format`: the operands of `%w`. `none`: a plain error. */
export type Keeps = 'first' | 'all' | 'format' | 'none';

const names: Readonly<Record<string, Keeps>> = {
  New: 'none',
  NewWithDepth: 'none',
  Newf: 'none',
  Wrap: 'first',
  Wrapf: 'first',
  WithMessage: 'first',
  WithMessagef: 'first',
  WithStack: 'first',
  WithDetail: 'first',
  WithDetailf: 'first',
  WithHint: 'first',
  WithSecondaryError: 'first',
  Annotate: 'first',
  Annotatef: 'first',
  Trace: 'first',
  Cause: 'first',
  Unwrap: 'first',
  Join: 'all',
  Append: 'all',
  Combine: 'all',
  Or: 'all',
  Errorf: 'format',
};

const packages = new Set('errors xerrors fmt cmp multierr go-multierror multierror eris trace'.split(' '));

export function keptBy(symbol: string): Keeps | undefined {
  const dot = symbol.lastIndexOf('.');
  const path = symbol.slice(0, dot).replace(/\/v\d+$/, '');
  return packages.has(path.slice(path.lastIndexOf('/') + 1)) ? names[symbol.slice(dot + 1)] : undefined;
}

/** Those of the arguments that are kept; where nobody knows the format, all behind it. */
export function keptAmong<T>(keeps: Keeps, args: readonly T[], format: string | undefined): readonly T[] {
  switch (keeps) {
    case 'none':
      return [];
    case 'first':
      return args.slice(0, 1);
    case 'all':
      return args;
    case 'format':
      if (format === undefined) return args.slice(1);
      return wrappedOperands(format).flatMap((i) => args.slice(i + 1, i + 2));
  }
}

/** Positions of the operands of `%w`, from 0. */
function wrappedOperands(format: string): readonly number[] {
  const found: number[] = [];
  let operand = 0;
  for (const [, explicit, stars, verb] of format.matchAll(/%[-+# 0]*(?:\[(\d+)\])?([\d.*]*)([a-zA-Z%])/g)) {
    if (verb === '%') continue;
    operand += stars!.split('*').length - 1;
    if (explicit !== undefined) operand = Number(explicit) - 1;
    if (verb === 'w') found.push(operand);
    operand++;
  }
  return found;
}
