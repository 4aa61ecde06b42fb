// Prints our tree as text close to Go, so that a test reads as the code it is about. Not for output: what Go writes in
// several ways has one here, and each composite literal without a type shows as `{…}`.

import type { CaseClause, Expr, Field, FuncDecl, FuncType, Spec, Stmt } from '../../src/model/syntax.ts';

export function printNode(node: FuncDecl | Spec): string {
  if (node.kind !== 'FuncDecl') return printSpec(node);
  const receiver = node.receiver ? `(${field(node.receiver)}) ` : '';
  return `func ${receiver}${node.name.name}${signature(node.type)}${node.body ? ` ${printStmt(node.body)}` : ''}`;
}

function printSpec(spec: Spec): string {
  if (spec.kind === 'TypeSpec') {
    return `type ${spec.name.name}${typeParameters(spec.typeParameters)}${spec.alias ? ' =' : ''} ${printExpr(spec.type)}`;
  }
  const head = `${spec.constant ? 'const' : 'var'} ${spec.names.map((name) => name.name).join(', ')}`;
  const values = spec.values.length > 0 ? ` = ${list(spec.values)}` : '';
  return `${head}${spec.type ? ` ${printExpr(spec.type)}` : ''}${values}${spec.constant ? ` /* ${spec.iota} */` : ''}`;
}

function printExpr(x: Expr): string {
  switch (x.kind) {
    case 'Ident':
      return x.name;
    case 'BasicLit':
      return x.type === 'string' || x.type === 'rune' ? `${x.type[0]}${JSON.stringify(x.text)}` : x.value;
    case 'CompositeLit':
      return `${x.type ? printExpr(x.type) : ''}{${list(x.elements)}}`;
    case 'KeyValueExpr':
      return `${printExpr(x.key)}: ${printExpr(x.value)}`;
    case 'FuncLit':
      return `func${signature(x.type)} ${printStmt(x.body)}`;
    case 'ParenExpr':
      return `(${printExpr(x.x)})`;
    case 'SelectorExpr':
      return `${printExpr(x.x)}.${x.sel.name}`;
    case 'IndexExpr':
      return `${printExpr(x.x)}[${list(x.indices)}]`;
    case 'SliceExpr':
      return `${printExpr(x.x)}[${[x.low, x.high, x.max].map((bound) => (bound ? printExpr(bound) : '')).join(':')}]`;
    case 'TypeAssertExpr':
      return `${printExpr(x.x)}.(${x.type ? printExpr(x.type) : 'type'})`;
    case 'CallExpr':
      return `${printExpr(x.fun)}(${list(x.args)}${x.ellipsis ? '...' : ''})`;
    case 'StarExpr':
      return `*<${printExpr(x.x)}>`;
    case 'UnaryExpr':
      return `${x.op}<${printExpr(x.x)}>`;
    case 'BinaryExpr':
      return `<${printExpr(x.x)} ${x.op} ${printExpr(x.y)}>`;
    case 'ArrayType':
      return `[${x.length === undefined ? '' : x.length === '...' ? '...' : printExpr(x.length)}]${printExpr(x.element)}`;
    case 'StructType':
      return `struct{${x.fields.map(field).join('; ')}}`;
    case 'FuncType':
      return `func${signature(x)}`;
    case 'InterfaceType':
      return `interface{${[...x.methods.map(method), ...x.embedded.map(printExpr)].join('; ')}}`;
    case 'MapType':
      return `map[${printExpr(x.key)}]${printExpr(x.value)}`;
    case 'ChanType':
      return `chan ${printExpr(x.value)}`;
    case 'Ellipsis':
      return `...${printExpr(x.element)}`;
    case 'BadExpr':
      return 'BAD';
  }
}

function printStmt(s: Stmt): string {
  switch (s.kind) {
    case 'BlockStmt':
      return `{ ${block(s.list)} }`.replace('{  }', '{}');
    case 'ExprStmt':
      return printExpr(s.x);
    case 'SendStmt':
      return `${printExpr(s.channel)} <- ${printExpr(s.value)}`;
    case 'IncDecStmt':
      return `${printExpr(s.x)}${s.op}`;
    case 'AssignStmt':
      return `${list(s.lhs)} ${s.op} ${list(s.rhs)}`;
    case 'GoStmt':
      return `go ${printExpr(s.call)}`;
    case 'DeferStmt':
      return `defer ${printExpr(s.call)}`;
    case 'ReturnStmt':
      return `return ${list(s.results)}`.trim();
    case 'BranchStmt':
      return `${s.token} ${s.label ?? ''}`.trim();
    case 'IfStmt':
      return `if ${init(s.init)}${printExpr(s.cond)} ${printStmt(s.body)}${s.else ? ` else ${printStmt(s.else)}` : ''}`;
    case 'SwitchStmt':
      return `switch ${init(s.init)}${s.tag ? `${printExpr(s.tag)} ` : ''}{ ${s.clauses.map(clause).join(' ')} }`;
    case 'TypeSwitchStmt':
      return `switch ${init(s.init)}${s.name ? `${s.name.name} := ` : ''}${printExpr(s.x)}.(type) { ${s.clauses.map(clause).join(' ')} }`;
    case 'SelectStmt':
      return `select { ${s.clauses.map((c) => `${c.comm ? `case ${printStmt(c.comm)}` : 'default'}: ${block(c.body)}`).join(' ')} }`;
    case 'ForStmt':
      return `for ${s.init || s.post ? `${init(s.init) || '; '}${optional(s.cond)}; ${s.post ? printStmt(s.post) : ''}` : optional(s.cond)} ${printStmt(s.body)}`;
    case 'RangeStmt': {
      const names = [s.key, s.value].filter((x) => x !== undefined);
      return `for ${names.length > 0 ? `${list(names)} ${s.define ? ':=' : '='} ` : ''}range ${printExpr(s.x)} ${printStmt(s.body)}`;
    }
    case 'LabeledStmt':
      return `${s.label}: ${printStmt(s.stmt)}`;
    case 'DeclStmt':
      return s.specs.map(printSpec).join('; ');
    case 'EmptyStmt':
      return ';';
  }
}

function block(statements: readonly Stmt[]): string {
  return statements.map(printStmt).join('; ');
}

function clause(c: CaseClause): string {
  return `${c.list ? `case ${list(c.list)}` : 'default'}: ${block(c.body)}`;
}

function init(s: Stmt | undefined): string {
  return s ? `${printStmt(s)}; ` : '';
}

function optional(x: Expr | undefined): string {
  return x ? printExpr(x) : '';
}

function list(xs: readonly Expr[]): string {
  return xs.map(printExpr).join(', ');
}

function signature(type: FuncType): string {
  const results = type.results.length > 0 ? ` (${type.results.map(field).join('; ')})` : '';
  return `${typeParameters(type.typeParameters)}(${type.params.map(field).join('; ')})${results}`;
}

function typeParameters(fields: readonly Field[]): string {
  return fields.length > 0 ? `[${fields.map(field).join('; ')}]` : '';
}

function method(f: Field): string {
  return f.type.kind === 'FuncType' ? `${f.names[0]?.name}${signature(f.type)}` : field(f);
}

function field(f: Field): string {
  const names = f.names.map((name) => name.name).join(', ');
  const tag = f.tag === undefined ? '' : ` tag(${f.tag})`;
  return `${names}${names ? ' ' : ''}${printExpr(f.type)}${tag}${f.doc ? ` doc(${f.doc})` : ''}`;
}
