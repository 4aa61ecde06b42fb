// Stage requests, schemas: enumerations. In: a named type. Out: the values of the constants its package declares of it, in
// order, if they look like all the values it has: texts, or numbers that follow one another. Flags, sizes and durations
// have constants too, and any sum of them is a value.

import type { SourceFile } from '../../model/source.ts';
import type { Declaration, Expr, ValueSpec } from '../../model/syntax.ts';
import type { NamedType, Package, Universe } from '../../packages/index.ts';
import { type Constant, ConstantValues } from '../static/constants.ts';

/** One constant is a default or a special case. */
const MIN_VALUES = 2;

/** Of a line that is looked at for a `+`: longer ones are data. */
const MAX_LINE = 200;

export function enumeration(universe: Universe, type: NamedType): readonly Constant[] | undefined {
  const pkg = type.path === '' ? undefined : type.scope?.pkg;
  if (!pkg || type.args.length > 0) return undefined;
  const constants = new ConstantValues(universe);
  const values: Constant[] = [];
  for (const declaration of candidates(pkg, type.name)) {
    const spec = declaration.node();
    if (spec.kind !== 'ValueSpec' || !isOf(type.name, spec, declaration.name)) continue;
    if (spec.values.some(hasShift)) return undefined;
    const value = constants.declared(declaration);
    if (value === undefined) return undefined;
    if (!values.includes(value)) values.push(value);
  }
  if (values.length < MIN_VALUES || !isClosed(values)) return undefined;
  return isTakenApart(pkg, type.name) || isComposed(universe, pkg, type.name) ? undefined : values;
}

/**
 * Methods that look into the text say that it has parts, so more values than constants: `container:<name>` where there
 * is a constant `container`.
 */
function isTakenApart(pkg: Package, type: string): boolean {
  const takesApart =
    /\bstrings\.(?:HasPrefix|Cut|CutPrefix|Split|SplitN|TrimPrefix|Index|IndexByte|Contains)\(|(?<![\w.])(?!string\b)[a-z]\w*\(string\(/;
  return pkg.methods(type).some(({ file, pos, end }) => takesApart.test(file.text().slice(pos, end)));
}

/** A conversion of a text that is put together: `events.Action("exec: " + command)`. */
function isComposed(universe: Universe, pkg: Package, type: string): boolean {
  if (pkg.source.files.some((file) => isComposedIn(file, `${type}(`))) return true;
  return universe.repository.importers(pkg.path).some(({ files }) =>
    files.some((file) => {
      const clause = file.imports.find(({ path }) => path === pkg.path);
      return clause !== undefined && isComposedIn(file, `${clause.name ?? pkg.name}.${type}(`);
    }),
  );
}

function isComposedIn(file: SourceFile, conversion: string): boolean {
  if (!file.contains(conversion)) return false;
  const text = file.text();
  for (let at = text.indexOf(conversion); at >= 0; at = text.indexOf(conversion, at + 1)) {
    if (/[\p{L}\p{N}_.]/u.test(text[at - 1] ?? ' ')) continue;
    const [line = ''] = text.slice(at + conversion.length, at + MAX_LINE).split('\n');
    if (/^[^;]*(?:\+|\bSprintf\()/.test(line)) return true;
  }
  return false;
}

/** Constants in groups that mention the type: only these are parsed. */
function candidates(pkg: Package, type: string): readonly Declaration[] {
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_.])${type}(?![\\p{L}\\p{N}_])`, 'u');
  return pkg.source.files
    .filter((file) => file.contains(type))
    .flatMap((file) => {
      const text = file.text();
      const groups = new Map<number, boolean>();
      return pkg.declarations(file).filter(({ kind, name, pos, end }) => {
        if (kind !== 'const' || name === '_') return false;
        const known = groups.get(pos) ?? mention.test(text.slice(pos, end));
        groups.set(pos, known);
        return known;
      });
    });
}

/** `A T = 1`, or `A = T(1)`. */
function isOf(type: string, spec: ValueSpec, name: string): boolean {
  if (spec.type) return spec.type.kind === 'Ident' && spec.type.name === type;
  const value = spec.values[spec.names.findIndex((one) => one.name === name)];
  return value?.kind === 'CallExpr' && value.fun.kind === 'Ident' && value.fun.name === type;
}

function isClosed(values: readonly Constant[]): boolean {
  if (values.every((value) => typeof value === 'string')) return true;
  const numbers = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
  return (
    numbers.length === values.length && numbers.every((value, i) => i === 0 || value - (numbers[i - 1] ?? 0) === 1)
  );
}

function hasShift(expr: Expr): boolean {
  if (expr.kind === 'BinaryExpr') return expr.op === '<<' || hasShift(expr.x) || hasShift(expr.y);
  if (expr.kind === 'ParenExpr' || expr.kind === 'UnaryExpr') return hasShift(expr.x);
  return expr.kind === 'CallExpr' && expr.args.some(hasShift);
}
