// Stage cli: reads the command line. In: the words after the program's name. Out: flags, values and PATH. Whatever is
// misspelt is a UsageError that says what would have been right.

import yargs from 'yargs';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import { type Flag, type Option, options, type Valued } from './options.ts';

export class Arguments {
  readonly path: string;
  private readonly words: Readonly<Record<string, unknown>>;

  constructor(argv: readonly string[]) {
    this.words = parse(argv);
    for (const [name, value] of Object.entries(this.words)) check(name, value);
    const rest = texts(this.words._);
    if (rest.length > 1) throw new UsageError(`one PATH only, not ${rest.join(' and ')}. See routemap --help`);
    if (rest[0] === '') throw new UsageError('PATH is empty. Leave it out for the current directory');
    this.path = rest[0] ?? '.';
  }

  has(name: Flag | Valued): boolean {
    return this.words[name] !== undefined && this.words[name] !== false;
  }

  /** Each time it was given. */
  all(name: Valued): string[] {
    return texts(this.words[name]);
  }

  /** The last one counts, as in other tools. */
  one(name: Valued): string | undefined {
    return this.all(name).at(-1);
  }

  /** Parted at commas and spaces, over all times it was given. */
  list(name: Valued): string[] {
    return this.all(name).flatMap((text) => text.split(/[\s,]+/).filter((part) => part !== ''));
  }
}

function parse(argv: readonly string[]): Record<string, unknown> {
  const parser = yargs([])
    .exitProcess(false)
    .help(false)
    .version(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    })
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
    });
  for (const [name, { letter, value }] of entries()) {
    const alias = letter === undefined ? {} : { alias: letter };
    parser.option(
      name,
      value === undefined ? { type: 'boolean', ...alias } : { type: 'string', array: true, ...alias },
    );
  }
  const { $0: _, ...words } = parser.parseSync([...argv]);
  return words;
}

function check(name: string, value: unknown): void {
  const option = entries().find(([known]) => known === name)?.[1];
  if (name === '_') return;
  if (!option) throw unknownOption(name);
  const given = texts(value);
  if (option.value !== undefined && (given.length === 0 || given.includes(''))) {
    throw new UsageError(`--${name} needs a value: --${name} ${option.value}`);
  }
}

function unknownOption(name: string): UsageError {
  const dashes = name.length === 1 ? '-' : '--';
  const names = entries().flatMap(([known, { letter }]) => (name.length === 1 ? (letter ?? []) : known));
  const suggestion = name.length === 1 ? undefined : nearest(name, names);
  const advice = suggestion === undefined ? 'See routemap --help' : `Did you mean --${suggestion}?`;
  return new UsageError(`unknown option ${dashes}${name}. ${advice}`);
}

function entries(): [string, Option][] {
  return Object.entries(options);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
