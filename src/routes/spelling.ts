// Stage routes: places and symbols as the document writes them. In: spots, frames, declarations. Out: file, line and
// column; symbols with their names.

import { type Cond, type Frame, type Spot, symbolOf } from '../evaluate/index.ts';
import type { Condition, Frame as DocumentFrame, Symbol as Named, Place } from '../model/route-map.ts';
import type { Declaration } from '../model/syntax.ts';
import type { Universe } from '../packages/index.ts';

export class Spelling {
  constructor(private readonly universe: Universe) {}

  place({ file, pos }: Spot): Place {
    return { file: file.path, ...this.universe.position(file, pos) };
  }

  /** `symbol` as in a stack trace; the name has the last element of the path, `main` for a package main. */
  named(symbol: string): Named {
    const start = /[([]/.exec(symbol)?.index ?? symbol.length;
    const slash = symbol.lastIndexOf('/', start);
    const path = packageOf(symbol);
    const short = symbol.slice(slash + 1);
    const pkg = this.universe.package(path, '.');
    const isMain = pkg?.name === 'main' && !pkg.external;
    return { symbol, name: isMain ? `main${symbol.slice(path.length)}` : short };
  }

  declared(declaration: Declaration): Named {
    return this.named(symbolOf(this.universe, declaration));
  }

  /** Where the function is left for the next one, or `at` in the last. */
  frames(frame: Frame | undefined, at: Spot, below?: Frame): DocumentFrame[] {
    const frames: DocumentFrame[] = [];
    let place: Spot | undefined = at;
    for (let one = frame; one && one !== below; one = one.parent) {
      frames.unshift({ ...this.named(one.symbol), ...this.place(place ?? one.at) });
      place = one.call;
    }
    return frames;
  }

  conditions(conds: readonly Cond[]): Condition[] {
    const seen = new Set<string>();
    return conds.flatMap((cond) => {
      if (cond.path || cond.implied) return [];
      const one: Condition = { kind: cond.kind, text: cond.text, ...this.place(cond) };
      const key = JSON.stringify(one);
      if (seen.has(key)) return [];
      seen.add(key);
      return [one];
    });
  }
}

/** The import path in front of a symbol. */
export function packageOf(symbol: string): string {
  const start = /[([]/.exec(symbol)?.index ?? symbol.length;
  const slash = symbol.lastIndexOf('/', start);
  const dot = symbol.indexOf('.', slash + 1);
  // `gopkg.in/yaml.v3.Node`: a version belongs to the path.
  const version = /^\.v\d+(?=\.)/.exec(symbol.slice(dot));
  return dot < 0 ? symbol : symbol.slice(0, dot + (version?.[0].length ?? 0));
}

/** The line in which something stands, as a reader finds it. */
export function lineOf({ file, pos }: Spot): string {
  const text = file.text();
  const start = text.lastIndexOf('\n', pos - 1) + 1;
  const end = text.indexOf('\n', pos);
  return text.slice(start, end < 0 ? undefined : end).trim();
}
