// A request that cannot be met as it was given: a path that is not there, a directory without Go. Its message is one
// line, what is wrong and then what to do; the command line prints it after its own name and exits with 2.

export class UsageError extends Error {
  override readonly name = 'UsageError';
}
