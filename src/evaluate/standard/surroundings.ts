// Stage evaluate: packages context, os and cmp. In: calls. Out: contexts are external values that keep what they were made
// of, so that a value can be found in them; what the environment says is never known.

import { lookUp } from '../requests/contexts.ts';
import { contextType } from '../requests/kept.ts';
import { choiceOf, possibleNow } from '../values/choice.ts';
import { type Cond, nil, tuple, type Value } from '../values/value.ts';
import { type Call, fine, once, type Run, type Table, types } from './call.ts';
import { flat, HOLE } from './text/pieces.ts';

function context(name: string): Run {
  return ({ m, args, site }) => ({
    kind: 'external',
    symbol: `context.${name}`,
    args: m.trace ? args.map((one) => possibleNow(m, one)) : args,
    at: site.at,
    type: contextType,
  });
}

/** The context and the function that ends it. */
function cancelled(name: string): Run {
  return (call) =>
    tuple([context(name)(call) ?? nil, { kind: 'external', symbol: `context.${name}.cancel`, at: call.site.at }]);
}

function valueIn(call: Call): Value {
  const { m, args, site } = call;
  const found = lookUp(m, call.receiver, m.force(args[0] ?? nil));
  if (found === 'nothing') return nil;
  const notKnown = (): Value =>
    m.unknownOf(undefined, 'it comes from a context that is not known', site.at, site.source);
  if (!found) return notKnown();
  return found.isSure
    ? found.value
    : choiceOf([
        { value: found.value, conds: [] },
        { value: notKnown(), conds: [] },
      ]);
}

const environment = ({ m, site }: Call, type: (typeof types)['string' | 'bool']): Value =>
  m.unknownOf(type, 'it is read from the environment when the program runs', site.at, site.source);

const atRun: Run = ({ m, site }) =>
  fine(m.unknownOf(types.string, 'it is known only when the program runs', site.at, site.source));

/** cmp.Or: the first that is not zero; a test that nobody can decide is one of the program. */
function firstSet(call: Call, index: number): Value {
  const { m, args, site, spans } = call;
  const value = m.force(args[index] ?? nil);
  const zero = isZero(value);
  if (index + 1 >= args.length || zero === false) return value;
  const rest = (): Value => firstSet(call, index + 1);
  if (zero) return rest();
  const id = m.nextCond++;
  const source = spans()[index]?.text ?? site.source;
  const arms = ['!=', '=='].map((op, arm): Cond => ({ ...site.at, id, arm, kind: 'if', text: `${source} ${op} ""` }));
  return choiceOf(
    [value, m.under(arms.slice(1), rest)].map((one, arm) => ({ value: one, conds: arms.slice(arm, arm + 1) })),
  );
}

function isZero(value: Value): boolean | undefined {
  if (value.kind === 'nil') return true;
  if (value.kind === 'number') return value.value === 0;
  if (value.kind !== 'text') return undefined;
  const text = flat(value.pieces);
  return text === '' ? true : text.replaceAll(HOLE, '') === '' ? undefined : false;
}

export const surroundings: Table = {
  'context.Background': once(context('Background')),
  'context.TODO': once(context('TODO')),
  'context.WithValue': once(context('WithValue')),
  'context.WithoutCancel': once(context('WithoutCancel')),
  'context.WithCancel': once(cancelled('WithCancel')),
  'context.WithCancelCause': once(cancelled('WithCancelCause')),
  'context.WithTimeout': once(cancelled('WithTimeout')),
  'context.WithDeadline': once(cancelled('WithDeadline')),
  'os/signal.NotifyContext': once(cancelled('WithCancel')),
  'context.(*Context).Value': once(valueIn),
  'context.Context.Value': once(valueIn),
  'cmp.Or': once((call) => (call.site.spread ? undefined : firstSet(call, 0))),
  'os.Getenv': once((call) => environment(call, types.string)),
  'os.LookupEnv': once((call) => tuple([environment(call, types.string), environment(call, types.bool)])),
  'os.ExpandEnv': once((call) => environment(call, types.string)),
  'os.Hostname': once(atRun),
  'os.Getwd': once(atRun),
  'os.Executable': once(atRun),
};
