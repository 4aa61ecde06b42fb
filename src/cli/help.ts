// Stage cli: the help. In: the table of options. Out: text for `--help`, made to fit 100 columns.

import { type Command, isFor, type Option, options, type Section } from './options.ts';

const sections: readonly Section[] = ['Output', 'Selection', 'Build', 'Other'];
const INDENT = 34;

export function help(command: Command = 'list'): string {
  switch (command) {
    case 'list':
      return listHelp();
    case 'trace':
      return traceHelp();
  }
}

function traceHelp(): string {
  return `routemap trace: what happens to a request, from main to the code that does the work.

Usage
  routemap trace REQUEST [PATH]    REQUEST: GET /path, a URL, a curl command, the id of a route, the name of a
                                   handler, or - for one on each line of standard input.
                                   PATH: a directory, a Go pattern, or a saved map. Default: here

Examples
  routemap trace GET /orders/7                           which route takes it, through which middleware
  routemap trace 'DELETE /orders/7' ./cmd/api            of one binary
  routemap trace https://api.example.org/search?q=tea    host, scheme and query count
  routemap trace curl -X POST http://localhost/orders    a pasted command; PATH and options go before curl
  routemap trace createOrder map.json                    the way to a handler, from a saved map
  routemap trace - < requests.txt                        one request a line; exit code 1 if one has no answer

${sections.map((name) => section(name, 'trace')).join('\n\n')}

Exit codes   0 a route takes it   1 none does   2 could not do what was asked
`;
}

function listHelp(): string {
  return `routemap: which HTTP requests does a Go program answer, and what happens to each one?
Reads the source. Needs no Go toolchain, no build and no network.

Usage
  routemap [PATH]    list the routes. PATH: a directory, a Go pattern (./cmd/...), a saved map (map.json),
                     or - for one on standard input. Default: the current directory
  routemap trace REQUEST [PATH]    what happens to a request, hop by hop: routemap trace --help

Examples
  routemap                                       the routes of the module here
  routemap ./cmd/api                             the servers of one binary
  routemap -g orders --method POST,DELETE        some of the routes
  routemap --without Authenticate                routes that no authentication guards
  routemap -f text -o routes.txt                 a list to commit: a changed route is a changed line
  routemap -f table -f json=map.json             several reports from one run
  routemap --json | jq -r '.routes[].id'
  routemap -f openapi -o api.yaml                an OpenAPI document; --openapi-version 3.0 for older tools
  routemap -f html -o routes.html                a page to search and browse, in one file
  routemap -f markdown -o docs/http              pages to commit, one for each router
  routemap -f openapi --assume path.version=1.4  the document of one version of the API
  routemap -f mermaid                            an overview as a diagram; -o flow.svg: as a picture
  routemap map.json --columns method,path        from a saved map

${sections.map((name) => section(name, 'list')).join('\n\n')}

Exit codes   0 fine   1 --strict has findings   2 could not do what was asked, or no route answers a filter,
             which may be misspelt; where only all filters together leave none, it is 0
`;
}

/** What `trace` has in other words. */
const ofTrace: Readonly<Record<string, string>> = {
  format: 'text (default), json, ndjson, mermaid, markdown; may be repeated',
  output: 'write to FILE; .svg, .png and .pdf are drawn',
  server: 'ask this server only',
};

function section(name: Section, command: Command): string {
  const lines = Object.entries(options).flatMap(([option, about]) =>
    about.section === name && isFor(about, command)
      ? [entry(option, { ...about, help: (command === 'trace' && ofTrace[option]) || about.help })]
      : [],
  );
  return [name, ...lines].join('\n');
}

function entry(name: string, { letter, value, help }: Option): string {
  const start = `  ${letter ? `-${letter}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
  return `${start.padEnd(INDENT)} ${help.replaceAll('\n', `\n${' '.repeat(INDENT + 1)}`)}`;
}
