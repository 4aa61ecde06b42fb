// Stage syntax: Go files as declarations, and declarations as our own tree. In: a SourceFile. Out: its FileSyntax, cut
// without parsing; web-tree-sitter parses a declaration when its node is first asked for. Synchronous once started.
// What cannot be read becomes a diagnostic, never an exception.

import type { Diagnostic, Place } from '../model/route-map.ts';
import type { SourceFile } from '../model/source.ts';
import type { FileSyntax, FuncDecl } from '../model/syntax.ts';
import { type CutDeclaration, cutFile } from './cut.ts';
import { TextDeclaration } from './declaration.ts';
import { bodyStart } from './function-head.ts';
import { linePositions } from './lines.ts';
import { declarationReader, type ReadDeclaration, type Reading } from './reading.ts';
import { startParser, type WasmFiles } from './wasm.ts';

export { isGenerated } from './comments.ts';
export { declarationText } from './declaration.ts';
export { oneByOne } from './fields.ts';
export type { WasmFiles } from './wasm.ts';

/** For one file: more say nothing new. */
const MAX_REPORTS = 50;

export interface Syntax {
  /** The same answer for the same SourceFile. */
  file(file: SourceFile): FileSyntax;
  /** What could not be read; grows as files are cut and declarations are read. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function createSyntax(wasm?: WasmFiles): Promise<Syntax> {
  return new TextSyntax(declarationReader(await startParser(wasm)));
}

class TextSyntax implements Syntax {
  readonly diagnostics: Diagnostic[] = [];
  private readonly files = new Map<SourceFile, FileSyntax>();

  constructor(private readonly read: ReadDeclaration) {}

  file(file: SourceFile): FileSyntax {
    let syntax = this.files.get(file);
    if (!syntax) {
      syntax = this.cut(file);
      this.files.set(file, syntax);
    }
    return syntax;
  }

  private cut(file: SourceFile): FileSyntax {
    const position = linePositions(() => file.text());
    let reports = 0;
    const report: Report = (offset, what) => {
      if (++reports <= MAX_REPORTS) this.diagnostics.push(unreadable(what, { file: file.path, ...position(offset) }));
    };
    const conflict = file.contains(CONFLICT) ? file.text().search(/^<{7} /m) : -1;
    if (conflict >= 0) this.diagnostics.push(conflicting({ file: file.path, ...position(conflict) }));
    const { declarations, problems } = cutFile(file.text());
    for (const { offset, what } of problems) report(offset, what);
    const named = declarations.flatMap((cut) => this.declare(file, cut, report));
    return { file, imports: file.imports, declarations: named, position };
  }

  private declare(file: SourceFile, cut: CutDeclaration, report: Report): TextDeclaration[] {
    let reading: Reading | undefined;
    const readOnce = (): Reading => {
      if (reading) return reading;
      reading = this.read(file.text(), cut);
      const [first, ...others] = reading.unreadable.toSorted((a, b) => a - b);
      const parts = others.length === 0 ? 'a part' : `${others.length + 1} parts`;
      if (first !== undefined) report(first, `${parts} of ${describe(cut)}`);
      if (reading.tooDeep.length > 0) report(reading.tooDeep[0]!, `what is nested too deep in ${describe(cut)}`);
      return reading;
    };
    const readHead = this.headReader(file, cut, () => reading);
    return cut.specs.flatMap((spec) =>
      spec.names.map((name) => new TextDeclaration(file, name, cut, spec, readOnce, readHead)),
    );
  }

  /** A function without its body; undefined where that cannot be read by itself. */
  private headReader(
    file: SourceFile,
    cut: CutDeclaration,
    whole: () => Reading | undefined,
  ): () => FuncDecl | undefined {
    let head: FuncDecl | undefined | 'none';
    return () => {
      const read = whole();
      if (read) return read.func;
      if (head === undefined) {
        const text = file.text();
        const reading = this.read(text, { ...cut, end: bodyStart(text, cut.pos, cut.end) ?? cut.end });
        head = reading.unreadable.length + reading.tooDeep.length > 0 ? 'none' : (reading.func ?? 'none');
      }
      return head === 'none' ? undefined : head;
    };
  }
}

const CONFLICT = '<<<<<<< ';

function conflicting(place: Place): Diagnostic {
  const message = 'the file has markers of a merge conflict; both sides were read. Resolve it and run again';
  return { severity: 'warning', code: 'merge-conflict', message, ...place };
}

function unreadable(what: string, place: Place): Diagnostic {
  const message = `${what} could not be read as Go; the rest was read`;
  return { severity: 'warning', code: 'syntax', message, ...place };
}

type Report = (offset: number, what: string) => void;

function describe(cut: CutDeclaration): string {
  const name = cut.specs[0]?.names[0] ?? '';
  return cut.receiver ? `func (${cut.receiver.base}) ${name}` : `${cut.keyword} ${cut.grouped ? '(…)' : name}`;
}
