// Stage evaluate: what is said where a limit ended something. In: the limit and the place in the code. Out: a diagnostic:
// what was left, and what to do about it. Nothing is lost silently; what a limit costs nothing is not mentioned.

import type { Diagnostic } from '../model/route-map.ts';
import {
  MAX_CALL_DEPTH,
  MAX_DECISION_STEPS,
  MAX_ITERATIONS,
  MAX_PROBE_STEPS,
  MAX_RUNNING,
  MAX_SAME_FUNCTION,
} from './limits.ts';
import type { Machine } from './machine.ts';
import type { Spot } from './values/value.ts';

const report = 'Please report it with this place';

/** What is said of the end of a run. */
const ends = new Set(['step-limit', 'unreached-limit', 'request-limit']);

type Limit = 'steps' | 'depth' | 'waiting' | 'recursion' | 'loop' | 'decision' | 'probe';

export function limitReached(m: Machine, limit: Limit, at: Spot, name = ''): void {
  m.report({ ...finding(m, limit, name), file: at.file.path, ...m.universe.position(at.file, at.pos) });
}

/** No statement runs any more: the end of the whole run is worth a word, that of a part gives unknown values. */
export function outOfSteps(m: Machine, node: { readonly pos: number }): void {
  m.cuts++;
  if (m.cuts > 1 && m.diagnostics.some(({ code }) => ends.has(code))) return;
  if (m.steps > m.allowed && !m.probe && !m.isOver) limitReached(m, 'steps', m.spot(node));
}

function outOfRun({ entered, entry, allowed }: Machine): Pick<Diagnostic, 'severity' | 'code' | 'message'> {
  const name = entry?.name ?? '';
  switch (entered) {
    case 'main': {
      const message = `the set-up code was followed for ${allowed} steps and left here: routes that come later are missing. ${report}`;
      return { severity: 'warning', code: 'step-limit', message };
    }
    case 'library': {
      const message = `${name}, which nothing here calls, was followed for ${allowed} steps and left here: routes that it sets up later are missing. ${report}`;
      return { severity: 'warning', code: 'step-limit', message };
    }
    case 'unreached': {
      const message = `${name}, which nothing in the program is seen to call, was followed for ${allowed} steps: routes that it sets up later are missing. Check by hand whether it sets up any`;
      return { severity: 'info', code: 'unreached-limit', message };
    }
    case 'handler': {
      const message = `${name}, which takes requests and which no route is seen to lead to, was followed for ${allowed} steps: a router that it makes later is missing. Check by hand whether it makes one`;
      return { severity: 'info', code: 'request-limit', message };
    }
  }
}

function finding(m: Machine, limit: Limit, name: string): Pick<Diagnostic, 'severity' | 'code' | 'message'> {
  switch (limit) {
    case 'steps':
      return outOfRun(m);
    case 'depth': {
      const message = `calls are nested ${MAX_CALL_DEPTH} deep, and ${name} was not entered: routes that it sets up are missing. ${report}`;
      return { severity: 'warning', code: 'depth-limit', message };
    }
    case 'waiting': {
      const message = `values wait for each other ${MAX_RUNNING} calls deep, and ${name} was not entered: routes that it sets up are missing. ${report}`;
      return { severity: 'warning', code: 'depth-limit', message };
    }
    case 'recursion': {
      const message = `${name} calls itself, and was followed ${MAX_SAME_FUNCTION} levels deep: routes that deeper levels set up are missing. Check by hand whether there are any`;
      return { severity: 'warning', code: 'recursion-limit', message };
    }
    case 'loop': {
      const message = `a loop was left after ${MAX_ITERATIONS} runs: what later runs set up is missing. Check by hand whether it ends`;
      return { severity: 'warning', code: 'loop-limit', message };
    }
    case 'decision': {
      const message = `${name} takes more than ${MAX_DECISION_STEPS} steps to decide: routes of both arms are listed, with the test as their condition`;
      return { severity: 'info', code: 'decision-limit', message };
    }
    case 'probe': {
      const message = `${name} was followed for ${MAX_PROBE_STEPS} steps of one request: verbs and paths that it decides on later are missing. Check by hand which it answers`;
      return { severity: 'info', code: 'request-limit', message };
    }
  }
}
