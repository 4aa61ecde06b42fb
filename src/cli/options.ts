// Stage cli: the options, as data. In: nothing. Out: for each its letter, what it takes, and its line of the help. The
// parser, the help and the suggestions for misspelt options are made from this table.

export type Section = 'Output' | 'Selection' | 'Build' | 'Other';

export type Command = 'list' | 'trace';

export interface Option {
  readonly section: Section;
  readonly letter?: string;
  /** What stands for the value in the help; an option without one is a flag. */
  readonly value?: string;
  readonly help: string;
  /** The one command that has it. */
  readonly only?: Command;
}

export function isFor({ only }: Option, command: Command): boolean {
  return only === undefined || only === command;
}

export type Flag =
  | 'json'
  | 'yaml'
  | 'no-requests'
  | 'strict'
  | 'quiet'
  | 'timing'
  | 'tests'
  | 'no-config'
  | 'version'
  | 'help';

export type Valued =
  | 'assume'
  | 'format'
  | 'output'
  | 'color'
  | 'columns'
  | 'depth'
  | 'openapi-version'
  | 'source-url'
  | 'template'
  | 'diagram'
  | 'chromium'
  | 'grep'
  | 'method'
  | 'with'
  | 'without'
  | 'server'
  | 'package'
  | 'goos'
  | 'goarch'
  | 'tags'
  | 'root'
  | 'config';

export type OptionName = Flag | Valued;

export const options: Readonly<Record<OptionName, Option>> = {
  format: {
    section: 'Output',
    letter: 'f',
    value: 'FORMAT[=FILE]',
    help: 'table (in a pipe tsv), text, json, ndjson, openapi, markdown, html, mermaid',
  },
  json: { section: 'Output', help: 'the same as -f json' },
  output: {
    section: 'Output',
    letter: 'o',
    value: 'FILE',
    help: 'write to FILE or DIR/; files are replaced when all is done',
  },
  columns: {
    section: 'Output',
    only: 'list',
    value: 'NAMES',
    help: `of table and tsv: server, method, path, handler, file, gates,
condition, notes, id, host, pattern, router, declared, middleware,
variants, framework`,
  },
  yaml: { section: 'Output', only: 'list', help: 'openapi as YAML, as in a FILE that ends in .yaml' },
  'openapi-version': { section: 'Output', only: 'list', value: 'VERSION', help: '3.0, 3.1, 3.2; default: 3.1' },
  'source-url': {
    section: 'Output',
    value: 'URL',
    help: 'how pages link to sources: https://…/{revision}/{file}#L{line}',
  },
  diagram: {
    section: 'Output',
    only: 'list',
    value: 'NAMES',
    help: 'of mermaid: overview (default), routers, startup',
  },
  chromium: { section: 'Output', value: 'FILE', help: 'the browser that draws .svg, .png and .pdf' },
  template: { section: 'Output', value: 'DIR', help: 'templates in place of those that pages are made with' },
  color: { section: 'Output', value: 'WHEN', help: 'auto, always, never' },
  quiet: { section: 'Output', letter: 'q', help: 'no summary, no diagnostics, no progress' },
  timing: { section: 'Output', help: 'how long each stage took' },
  depth: {
    section: 'Selection',
    only: 'trace',
    value: 'N',
    help: 'so many calls further into what does the work; not from a saved map',
  },
  grep: {
    section: 'Selection',
    only: 'list',
    letter: 'g',
    value: 'TEXT',
    help: 'in verb, path or handler; upper and lower case are one',
  },
  method: { section: 'Selection', only: 'list', value: 'M,M', help: 'routes that answer one of these verbs' },
  with: {
    section: 'Selection',
    only: 'list',
    value: 'SYMBOL',
    help: 'routes that pass this middleware (part of its name, or with *)',
  },
  without: { section: 'Selection', only: 'list', value: 'SYMBOL', help: 'routes that do not' },
  server: { section: 'Selection', value: 'ID', help: 'routes of this server' },
  package: {
    section: 'Selection',
    only: 'list',
    value: 'PATTERN',
    help: 'declared or handled in it: orders, ./internal/..., an import path',
  },
  goos: { section: 'Build', value: 'OS', help: 'default: $GOOS, else linux' },
  goarch: { section: 'Build', value: 'ARCH', help: 'default: $GOARCH, else amd64' },
  tags: { section: 'Build', value: 'LIST', help: 'build tags; default: -tags of $GOFLAGS' },
  tests: { section: 'Build', help: 'read _test.go too' },
  root: { section: 'Build', value: 'DIR', help: 'default: nearest go.work, go.mod or vendor.mod at or above PATH' },
  assume: {
    section: 'Build',
    only: 'list',
    value: 'NAME=VALUE',
    help: 'path.version=1.47 while handlers run; 1.40..1.56 with -o DIR/',
  },
  'no-requests': { section: 'Build', help: 'do not run the handlers' },
  config: { section: 'Build', value: 'FILE', help: 'default: nearest routemap.config.json from PATH up to the root' },
  'no-config': { section: 'Build', help: 'no configuration' },
  strict: {
    section: 'Other',
    only: 'list',
    help: 'exit with 1 if a registration, a file or a limit leaves a gap',
  },
  version: { section: 'Other', help: 'print the version' },
  help: { section: 'Other', letter: 'h', help: 'print this' },
};
