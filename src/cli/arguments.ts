// Stage cli: reads the command line. In: the words after the program's name. Out: command, flags, values, PATH, and what
// is traced. Whatever is misspelt is a UsageError that says what would have been right.

import yargs from 'yargs';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import { type Command, type Flag, isFor, type Option, options, type Valued } from './options.ts';
import { pastedCurl, readTrace } from './trace/arguments.ts';

export class Arguments {
  /** A directory called like a command is `./trace`. */
  readonly command: Command;
  readonly path: string;
  /** What is traced; `-` for one on each line of standard input. */
  readonly request: string;
  private readonly words: Readonly<Record<string, unknown>>;

  constructor(argv: readonly string[]) {
    const [own, pasted] = pastedCurl(argv);
    this.words = parse(own);
    const [first, ...others] = texts(this.words._);
    this.command = first === 'trace' ? first : 'list';
    for (const [name, value] of Object.entries(this.words)) check(name, value, this.command);
    const traced = this.command === 'trace' && !this.has('help') ? readTrace(others, pasted) : undefined;
    this.request = traced?.request ?? '';
    this.path = traced?.path ?? onlyPath(first === undefined || traced ? [] : [first, ...others]);
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

/** A first word that is no path may be a command in other letters. */
function onlyPath(words: readonly string[]): string {
  const [path = '.', ...others] = words;
  if (path === '') throw new UsageError('PATH is empty. Leave it out for the current directory');
  if (others.length === 0) return path;
  if (nearest(path, ['trace']) !== undefined)
    throw new UsageError(`"${path}" is no command. Did you mean: routemap trace ${others.join(' ')}`);
  throw new UsageError(`one PATH only, not ${words.join(' and ')}. See routemap --help`);
}

function check(name: string, value: unknown, command: Command): void {
  const option = entries().find(([known]) => known === name)?.[1];
  if (name === '_') return;
  if (!option) throw unknownOption(name);
  if (value !== false && !isFor(option, command)) {
    const other = command === 'trace' ? 'routemap [PATH]' : 'routemap trace REQUEST';
    throw new UsageError(
      `--${name} is an option of ${other}. See routemap ${command === 'trace' ? 'trace ' : ''}--help`,
    );
  }
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
