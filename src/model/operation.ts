// The part of the document that running a handler tells: parameters, body, responses, calls and steps of a route, and the
// JSON Schemas of the Go types that they name.

import type { Condition, Frame, Symbol as Named, Place } from './route-map.ts';

/** The JSON Schema (2020-12) of a Go type. A named type is `{ $ref: '#/schemas/NAME' }`; `{}` admits anything. */
export interface Schema {
  $ref?: string;
  /** More than one where null is allowed: `['string', 'null']`. */
  type?: string | string[];
  format?: string;
  enum?: (string | number | boolean)[];
  const?: string | number | boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
  deprecated?: true;
  readOnly?: true;
  default?: string | number | boolean;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: true;
  pattern?: string;
  contentMediaType?: string;
  contentEncoding?: string;
  contentSchema?: Schema;
  /** The Go type, where it says more than the schema. */
  'x-go-type'?: string;
  /** Why the schema says less than one would wish. */
  'x-note'?: string;
}

export interface Parameter extends Place {
  in: 'path' | 'query' | 'header' | 'cookie';
  /** With `prefix`, what the names that are meant begin with. */
  name: string;
  prefix?: true;
  schema: Schema;
  /** Without it the request ends in an error. */
  required: boolean;
  repeated: boolean;
  /** The route says so where it is registered; the handler was not seen to read it. */
  declared?: true;
}

export interface Body extends Place {
  contentTypes: string[];
  /** As Go writes it, packages without their directories. */
  type?: string;
  schema: Schema;
  required: boolean;
  /** As with parameters. */
  declared?: true;
}

export interface Response extends Partial<Place> {
  /** Three digits, or `default`: what an error that nobody knows is answered with. */
  status: string;
  contentTypes: string[];
  type?: string;
  /** Absent where nothing is written. */
  schema?: Schema;
  /**
   * `sequence`: one JSON text after the other; `stream`: bytes as they come; `hijacked`: the connection is taken over.
   */
  form?: 'sequence' | 'stream' | 'websocket' | 'hijacked';
  /** The function that makes such an error, where it is not the handler, and how many calls away it is. */
  from?: Named & { depth: number };
  /** The middleware that answers so, where the handler itself never does. */
  middleware?: Named;
}

/** A call that leaves the handler: what does the work. */
export interface OutgoingCall extends Named, Place {
  /** The interface it goes through, `import/path.Backend`. */
  interface?: string;
  /** The functions that may be meant, where they are declared. */
  implementations: Frame[];
}

/** What happens to a request, in order. */
export interface Step extends Place {
  kind: 'read' | 'call' | 'response';
  /** `query all`, `body container.CreateRequest`, `(*Daemon).Containers`, `200 []container.Summary`. */
  text: string;
  /** The line it stands in, without the space around it. */
  source: string;
  /** The function it stands in. */
  symbol: string;
  name: string;
  conditions: Condition[];
  /** Of a call: its place in `calls`, from 0. */
  call?: number;
  /** Of a response. */
  status?: string;
}

/**
 * Steps that a reader is told: a status and what is written with it once, and reading again only what was not read in any
 * case, or under no more than the same conditions.
 */
export function toldSteps(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const [i, step] of steps.entries()) {
    const under = new Set(conditionKeys(step));
    const isRepeated = (one: Step): boolean =>
      one.kind === 'read' && one.text === step.text && conditionKeys(one).every((key) => under.has(key));
    if (step.kind === 'read' ? !kept.some(isRepeated) : !isHead(step, steps[i + 1])) kept.push(step);
  }
  return kept;
}

/** The status alone, which is sent before what is written with it. */
function isHead(step: Step, next: Step | undefined): boolean {
  return (
    step.kind === 'response' &&
    step.text === step.status &&
    next?.kind === 'response' &&
    next.status === step.status &&
    conditionKeys(step).join() === conditionKeys(next).join()
  );
}

function conditionKeys({ conditions }: Step): string[] {
  return conditions.map(({ text, file, line }) => JSON.stringify([text, file, line]));
}

/** What running the handler on a symbolic request told. */
export interface Operation {
  parameters: Parameter[];
  body?: Body;
  responses: Response[];
  calls: OutgoingCall[];
  steps: Step[];
  /** It looks at the Authorization header, or middleware that it passes does. */
  authorization?: true;
  /** Headers read that are the transport's business (`User-Agent`, `Upgrade`), sorted. */
  transport: string[];
  /** What was read outside of the handler, by middleware: `header User-Agent`, `body`; sorted. */
  outside: string[];
  /** What was taken for granted (`path.version`), by name. */
  assumed?: Record<string, string>;
  /** Under what was assumed every way ends in an error before the handler looks at the request. */
  refused?: true;
  /** Why not all of it is known: a limit, a handler outside of the sources. */
  incomplete?: string;
}
