// Stage cli: the help. In: the table of options. Out: text for `--help`, made to fit 100 columns.

import { type Option, options, type Section } from './options.ts';

const sections: readonly Section[] = ['Output', 'Selection', 'Build', 'Other'];
const INDENT = 34;

export function help(): string {
  return `routemap: which HTTP requests does a Go program answer, and what happens to each one?
Reads the source. Needs no Go toolchain, no build and no network.

Usage
  routemap [PATH]    list the routes. PATH: a directory, a Go pattern (./cmd/...), a saved map (map.json),
                     or - for one on standard input. Default: the current directory

Examples
  routemap                                       the routes of the module here
  routemap ./cmd/api                             the servers of one binary
  routemap -g orders --method POST,DELETE        some of the routes
  routemap --without Authenticate                routes that no authentication guards
  routemap -f text -o routes.txt                 a list to commit: a changed route is a changed line
  routemap -f table -f json=map.json             several reports from one run
  routemap --json | jq -r '.routes[].id'
  routemap -f mermaid                            an overview as a diagram; -o flow.svg: as a picture
  routemap map.json --columns method,path        from a saved map

${sections.map(section).join('\n\n')}

Exit codes   0 fine   1 --strict has findings   2 could not do what was asked
`;
}

function section(name: Section): string {
  const lines = Object.entries(options).flatMap(([option, about]) =>
    about.section === name ? [entry(option, about)] : [],
  );
  return [name, ...lines].join('\n');
}

function entry(name: string, { letter, value, help }: Option): string {
  const start = `  ${letter ? `-${letter}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
  return `${start.padEnd(INDENT)} ${help}`;
}
