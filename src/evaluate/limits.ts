// Stage evaluate: budgets, each with its reason. Reaching one gives an unknown value and a diagnostic.

/** Why a value is not known once a budget is used up. */
export const TOO_LARGE = 'the program is too large to be followed to its end';
/** Statements and expressions per entry; the set-up code of a large daemon needs 45,000. */
export const MAX_STEPS = 1_000_000;
/** The same for a function of a library, of which programs call several. */
export const MAX_LIBRARY_STEPS = 100_000;
/** The same for a function that nothing in the program calls: it has no business to build a whole one. */
export const MAX_UNREACHED_STEPS = 30_000;
/** The same where it takes a request: a router that it makes for itself stands at its beginning. */
export const MAX_UNREACHED_HANDLER_STEPS = 20_000;
/** Steps of one call that nothing tracked takes part in: it can only give text or a list. */
export const MAX_DEFERRED_STEPS = 100_000;
/** How much of the steps left such a call may take from what needs its result. */
export const DEFERRED_SHARE = 7 / 8;
/** Steps of one call that is no set-up code and that runs only because it may write what is read. */
export const MAX_WRITER_STEPS = 5_000;
export const MAX_CALL_DEPTH = 64;
/** Bodies that wait for each other's values: large programs need 50, and twice as many do not fit onto the stack. */
export const MAX_RUNNING = 128;
/** The same function on the stack: set-up code that recurses builds a tree, three levels show its shape. */
export const MAX_SAME_FUNCTION = 3;
/** Alternatives after merging: a path with more variants than a person would read. */
export const MAX_CHOICE = 8;
/** Elements of a collection before those that are the same unknown once more are left out: no route table is lost. */
export const MAX_ALIKE = 16;
/** Runs of a `for` whose condition is decided each time: string building and counting loops are short. */
export const MAX_ITERATIONS = 4096;
/** Levels of functions looked into for what a deferred call may write. */
export const MAX_WRITER_DEPTH = 3;
/** Steps of one handler on one symbolic request: dispatch stands at its beginning. */
export const MAX_PROBE_STEPS = 20_000;
/** Steps of all handlers together, of which a program has hundreds: beyond it each has a quarter of the others' steps. */
export const MAX_PROBES_STEPS = 400_000;
/** Steps to decide one test: comparing versions takes 200, building a daemon to ask it something is not worth it. */
export const MAX_DECISION_STEPS = 500;
/** The same while a request is followed: asking an error for its kind goes through what it wraps. */
export const MAX_TRACE_DECISION_STEPS = 2_000;
/** The same for the status of one error of a known kind: it is asked once for each kind. */
export const MAX_ERROR_STEPS = 10_000;
/** Steps of a function beside a handler that gets nothing of the request: it may call what does the work. */
export const MAX_HELPER_STEPS = 1_500;
/** Errors inside of errors that are looked into. */
export const MAX_WRAPPED = 6;
/** After so many tests that a function took too long for, no test asks it again. */
export const MAX_DECISION_FAILURES = 2;
/** Steps of all calls together that may lead to set-up code and that nobody needed. */
export const MAX_LATE_STEPS = 40_000;
/** Steps of one call of another module's code: it is asked for a text or a list, not followed. */
export const MAX_EXTERNAL_STEPS = 2_000;
