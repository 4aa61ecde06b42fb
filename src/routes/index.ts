// Stage routes: from packages to servers and routes. In: the packages, the framework tables, the build. Out: the parts of
// the document that say what is served. Each entry is evaluated by itself; what no entry reached comes last.

import { Evaluator, type EvaluatorOptions, Tables } from '../evaluate/index.ts';
import type { Framework } from '../model/framework.ts';
import type { Diagnostic, Route, Server, Unresolved } from '../model/route-map.ts';
import type { Build } from '../model/source.ts';
import type { Declaration } from '../model/syntax.ts';
import { Members, type Universe } from '../packages/index.ts';
import { writeDocument } from './document/index.ts';
import { importsOf, mainsOf, mayBeCalled, registeredOf, unreachedOf } from './entries.ts';
import { Expander } from './expand/index.ts';
import type { Merged } from './identity.ts';
import type { Expanded, RawUnresolved } from './raw.ts';
import { adoptForks, type Found, findRelevant } from './relevance/index.ts';
import { type Run, readRun } from './run.ts';
import { type Answering, serversOf } from './servers.ts';

/** A route and what it came from. */
export interface Handled {
  readonly route: Route;
  readonly source: Merged;
}

export interface Routes {
  readonly servers: readonly Server[];
  readonly routes: readonly Route[];
  /** The same routes in the same order. */
  readonly handled: readonly Handled[];
  readonly unresolved: readonly Unresolved[];
  readonly diagnostics: readonly Diagnostic[];
  readonly registrations: number;
  readonly lost: number;
}

/** Steps of all runs of a program that begin at what nothing in it calls: beyond it each has a share of its own. */
const MAX_ALL_UNREACHED_STEPS = 200_000;
const SMALL_SHARE = 1 / 6;

/** Ids of tests and orders of events of one run stay below those of the next. */
const RUN = 10_000_000;

export function findRoutes(
  universe: Universe,
  frameworks: readonly Framework[],
  build: Build,
  onTiming?: (what: string) => void,
): Routes {
  const tables = new Tables(frameworks);
  adoptForks(universe, tables);
  const relevant = findRelevant(universe, tables);
  onTiming?.('relevance');
  const runs = new Runs(universe, tables, relevant, build);
  for (const main of mainsOf(universe, relevant)) runs.add(main, true);
  const isProgram = runs.list.length > 0;
  const programs = new Set(runs.list.flatMap(({ evaluator }) => [...evaluator.imported]));
  const registered = registeredOf(runs.list.flatMap(({ evaluator }) => evaluator.events));
  const isOpen = (one: Declaration): boolean =>
    !runs.covers(one) && !(relevant.answering.has(one) && registered.has(one));
  for (const declaration of unreachedOf(universe, relevant, (one) => runs.covers(one), programs))
    if (isOpen(declaration)) runs.addUnreached(declaration, isProgram);
  onTiming?.('evaluate');
  const answering = runs.list
    .flatMap((run) => serversOf(run))
    .map((server): Answering => ({ server, expanded: runs.decided(server.run, new Expander(server).expand()) }));
  const document = writeDocument(universe, answering, runs.reached);
  onTiming?.('routes');
  return { ...document, diagnostics: [...limits(relevant), ...runs.diagnostics(), ...document.diagnostics] };
}

function limits({ declarations, complete }: Found): Diagnostic[] {
  if (complete) return [];
  const message = `${declarations.size} functions lead to set-up code, and those beyond were not looked for: routes may be missing. Scan a smaller tree: routemap --root DIR`;
  return [{ severity: 'warning', code: 'relevance-limit', message }];
}

class Runs {
  readonly list: Run[] = [];
  /** Runs from a main, or in a library from what others may call. */
  readonly reached = new Set<Run>();
  /** What the runs so far met. */
  private readonly known = new Set<string>();
  /** Steps of all runs that began at what nothing calls. */
  private unreached = 0;
  private readonly members: Members;

  constructor(
    private readonly universe: Universe,
    private readonly tables: Tables,
    private readonly relevant: Found,
    private readonly build: Build,
  ) {
    this.members = new Members(universe);
  }

  covers(declaration: Declaration): boolean {
    return this.list.some(({ evaluator }) => evaluator.executed.has(declaration));
  }

  add(main: Declaration, reachable: boolean): void {
    const evaluator = this.evaluator(main, 'main');
    evaluator.runEntry(main);
    this.reached.add(this.keep(evaluator, main, reachable));
  }

  private keep(evaluator: Evaluator, entry: Declaration, reachable: boolean): Run {
    const run = readRun(evaluator, entry, reachable);
    this.list.push(run);
    for (const event of evaluator.events) this.known.add(keyOf(event));
    return run;
  }

  /** Adds only registrations that no entry made. */
  addUnreached(declaration: Declaration, isProgram: boolean): void {
    const entered = !isProgram ? 'library' : this.relevant.answering.has(declaration) ? 'handler' : 'unreached';
    const evaluator = this.evaluator(declaration, entered);
    if (isProgram && this.unreached > MAX_ALL_UNREACHED_STEPS)
      evaluator.budget = evaluator.allowed = evaluator.allowed * SMALL_SHARE;
    evaluator.run(declaration);
    this.unreached += evaluator.steps;
    const events = evaluator.events.filter((event) => event.kind === 'call' || !this.known.has(keyOf(event)));
    evaluator.events.splice(0, evaluator.events.length, ...events);
    const run = this.keep(evaluator, declaration, mayBeCalled(declaration));
    if (!isProgram) this.reached.add(run);
  }

  /**
   * A function that no entry calls may take branches that entries decided otherwise: what is not understood there is
   * no loss, as the program does not do it.
   */
  decided(run: Run, expanded: Expanded): Expanded {
    if (this.reached.has(run)) return expanded;
    const isDecided = ({ frame: { declaration } }: RawUnresolved): boolean =>
      declaration !== undefined && [...this.reached].some(({ evaluator }) => evaluator.executed.has(declaration));
    const kept = expanded.unresolved.filter((one) => !isDecided(one));
    const dropped = expanded.unresolved.filter(isDecided).map(({ registration }) => registration);
    const registrations = new Set([...expanded.registrations].filter((one) => !dropped.includes(one)));
    return { ...expanded, unresolved: kept, registrations };
  }

  private evaluator(entry: Declaration, entered: EvaluatorOptions['entered']): Evaluator {
    const options: EvaluatorOptions = {
      universe: this.universe,
      members: this.members,
      tables: this.tables,
      relevance: this.relevant,
      build: this.build,
      entered,
      imported: importsOf(this.universe, this.universe.owner(entry.file)),
    };
    const evaluator = new Evaluator(options);
    evaluator.order = this.list.length * RUN;
    evaluator.nextCond = this.list.length * RUN;
    return evaluator;
  }

  diagnostics(): Diagnostic[] {
    return this.list.flatMap(({ evaluator }) => evaluator.diagnostics);
  }
}

function keyOf(event: Evaluator['events'][number]): string {
  const at = event.kind === 'call' ? undefined : event.at;
  return `${event.kind} ${at?.file.path} ${at?.pos}`;
}
