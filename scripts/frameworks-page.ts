// docs/frameworks.md: what the tables say, for people. In: each file of src/frameworks that holds tables: its first comment,
// its tables, and how its fixtures were proved. Out: the page. `npm run docs` writes it, a test compares it.

import type { Effect, Framework } from '../src/model/framework.ts';
import type { RequestEffect } from '../src/model/request.ts';
import type { Joining, PathSyntax } from '../src/model/rules.ts';

export interface Chapter {
  /** The comment that opens the file: path syntax, joining rule and order in words. */
  readonly comment: string;
  readonly frameworks: readonly Framework[];
  readonly proofs: readonly Proof[];
  readonly asked: readonly Asked[];
}

/** Of a fixture of requests: how many were sent to the real framework. */
export interface Asked {
  readonly fixture: string;
  readonly requests: number;
}

/** Of a fixture: its folder, the modules it was run with, and how. */
export interface Proof {
  readonly fixture: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly how: string;
}

const syntaxes: Readonly<Record<PathSyntax, string>> = {
  braces: '`{name}`, `{name:regex}`; a regex may match slashes',
  servemux: '`{name}`, `{name...}`, `{$}`; a closing slash is a subtree',
  chi: '`{name}`, `{name:regex}` in one segment, `*` at the end',
  colon: '`:name`, `*name`',
  fiber: '`:name`, `:name?`, `:name<constraint>`, `*`, `+`',
  iris: '`{name}`, `{name:type}`, `{name:path}`',
  beego: '`:name`, `?:name`, `:name:int`, `:name(regex)`, `*`, `*.*`',
  treemux: '`:name`, `*name`; each begins a segment',
  flow: '`:name`, `:name|regex`, `...` at the end',
  macaron: '`:name`, `:name:int`, `:name(regex)`, `*`, `*.*`; `?:name` at the end',
  flamego: '`{name}`, `{name: /regex/}`, `{name: **}`; `?{name}` at the end',
  restful: '`{name}`, `{name:regex}`, `{name:*}`',
  plain: 'no parameters',
  httprouter: '`:name`, `*name`',
  hertz: '`:name`, `*name`',
  fasthttp: '`{name}`, `{name?}`, `{name:regex}`, `{name:*}`',
  goframe: '`:name`, `{name}`, `*name`',
  gateway: '`{name=*}`, `{name=**}`, text within parameters, `:verb`',
};

const joinings: Readonly<Record<Joining, string>> = {
  concat: 'prefix and path as they are, one behind the other',
  clean: 'joined with a slash and cleaned; a closing slash stays',
  'path join': 'joined with a slash and cleaned; no closing slash is left',
  rootless: 'one behind the other; the prefix `/` counts as none',
  slashless: 'one behind the other; the prefix `/` counts as none, and so does the path `/` below a prefix',
  slash: 'exactly one slash between them',
  chi: 'one slash between them; `/` below a mount point answers with and without the closing slash',
  fiber: 'closing slashes of the prefix go, a path without a slash gets one, an empty path is the prefix',
  iris: 'one behind the other, of two slashes one goes; no closing slash',
  beego: 'exactly one slash between them; slashes at the ends count for nothing',
  restful: 'exactly one slash between them, also before an empty path',
  goframe: 'prefixes one behind the other, one slash before the path, none at the end',
  fasthttp: 'one behind the other; a group `/` in a group is that group',
  treemux: 'one behind the other; closing slashes of prefixes go',
};

const matchings: Readonly<Record<Framework['matching'], string>> = {
  first: 'the one registered first',
  specific: 'the more specific one',
  last: 'the more specific one, of equal ones the last',
  latest: 'the one registered last',
};

const orders: Readonly<Record<Framework['middleware'], string>> = {
  'at registration': 'a route has what its scopes had when it was registered',
  'at request': 'a route has what its scopes have when a request comes, also what was added after it',
  'by path': 'a route has what was added before it under a path that its own begins with',
  'by segments': 'a route has what was added before it under a path whose segments its own begins with',
};

type Group = 'Routes' | 'Scopes' | 'Mounts' | 'Middleware' | 'Fallbacks' | 'Serving' | 'Handlers and wrappers';
const groups: readonly Group[] = [
  'Scopes',
  'Routes',
  'Mounts',
  'Middleware',
  'Fallbacks',
  'Handlers and wrappers',
  'Serving',
];

type RequestGroup = 'Reads' | 'Answers' | 'Readers and writers around others' | 'Middleware and what it keeps';
const requestGroups: readonly RequestGroup[] = [
  'Reads',
  'Answers',
  'Readers and writers around others',
  'Middleware and what it keeps',
];

/** `packages` are tables that know no router, but what is done with requests. */
export function frameworksPage(
  chapters: readonly Chapter[],
  packages: readonly Chapter[],
  others: readonly Proof[],
): string {
  const rows = chapters.flatMap((chapter) => chapter.frameworks.map((one) => row(chapter, one)));
  return `# Frameworks

The routers that routemap understands, as the tables in \`src/frameworks\` describe them. \`npm run docs\` writes this page
from the tables and their fixtures. *Run* means: a program in \`fixtures/frameworks\` was run with the real framework, and
what it printed is what routemap has to say. Where requests were sent to handlers too, what they were answered with is among
what routemap finds; other rows under *requests* were read in the framework's source.
Other major versions, \`replace\`d modules and copied forks count as the same framework. A router that is not here can be
described in [routemap.config.json](configuration.md).

*Requests*: what a handler reads from a request and how it answers is known too, call by call. Of *typed* handlers it
is what they take and return.

| framework | import path | versions | proof | requests |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Servers that a generator writes over these routers need no table: ${others.map(otherProof).join('; ')}.
${chapters.map(section).join('')}${packages.length === 0 ? '' : aroundThem(packages)}`;
}

function aroundThem(packages: readonly Chapter[]): string {
  return `\n## Packages around them\n${packages.map(packageSection).join('')}`;
}

function packageSection({ comment, frameworks }: Chapter): string {
  const texts = frameworks.map((one) => {
    const paths = `\n- Packages: ${one.packages.map((path) => `\`${path}\``).join(', ')}\n`;
    const requests = requestGroups.flatMap((group) => requestPrimitives(one, group, undefined));
    return `${paths}${requests.join('')}${likeText(one, undefined)}`;
  });
  return `\n### ${frameworks.map(({ name }) => name).join(', ')}\n\n${comment}\n${texts.join('')}`;
}

function row(chapter: Chapter, framework: Framework): string {
  const { name, packages, versions } = framework;
  const proof = chapter.proofs.length === 0 ? '' : 'run';
  return `| ${name} | \`${packages[0]}\` | ${versions ?? versionsOf(chapter)} | ${proof} | ${requestsOf(framework)} |`;
}

function requestsOf({ requests = {}, typedHandlers }: Framework): string {
  const known = Object.keys(requests).length === 0 ? '' : 'yes';
  return typedHandlers ? [known, 'typed'].filter(Boolean).join(', ') : known;
}

function versionsOf({ proofs }: Chapter): string {
  return proofs.flatMap(({ versions }) => Object.values(versions)).join(', ');
}

function otherProof({ fixture, versions }: Proof): string {
  return `${fixture} (run with ${Object.entries(versions)
    .map(([module, version]) => `\`${module}\` ${version}`)
    .join(', ')})`;
}

function section({ comment, frameworks, proofs, asked }: Chapter): string {
  const title = [...new Set(frameworks.map(({ name }) => name))].join(', ');
  const proved = [
    ...proofs.map((proof) => `- \`fixtures/frameworks/${proof.fixture}\`: ${proof.how}\n`),
    ...asked.map(
      (one) => `- \`fixtures/requests/${one.fixture}\`: ${one.requests} requests, status and content type\n`,
    ),
  ].join('');
  return `\n## ${title}\n\n${comment}\n\n${frameworks.map((one) => about(one, frameworks)).join('\n')}${proved === '' ? '' : `\nProof:\n\n${proved}`}`;
}

/** What does not differ from the table before it in the same file is said there. */
function about(framework: Framework, all: readonly Framework[]): string {
  const before = all[all.indexOf(framework) - 1];
  const heading = all.length > 1 ? `### ${framework.packages[0]}\n\n` : '';
  const any = framework.any.length > 0 ? framework.any.join(', ') : 'truly any';
  const facts: readonly (readonly [string, string, string | undefined])[] = [
    ['Packages', framework.packages.map((path) => `\`${path}\``).join(', '), undefined],
    ['Path syntax', syntaxes[framework.pathSyntax], before && syntaxes[before.pathSyntax]],
    ['Prefix and path', joinings[framework.joining], before && joinings[before.joining]],
    ['Of two that match', matchings[framework.matching], before && matchings[before.matching]],
    ['Middleware', orders[framework.middleware], before && orders[before.middleware]],
    ['Any', any, undefined],
  ];
  const own = facts.filter(([, text, other]) => text !== other).map(([name, text]) => `- ${name}: ${text}\n`);
  const loose = framework.loose ? '- Case and a closing slash of the path do not count\n' : '';
  const calls = groups.flatMap((group) => primitives(framework, group, before));
  const requests = requestGroups.flatMap((group) => requestPrimitives(framework, group, before));
  const typed = framework.typedHandlers === before?.typedHandlers ? '' : typedText(framework);
  const limits = (framework.limits ?? []).map((limit) => `- Limit: ${limit}\n`);
  const like = likeText(framework, before);
  return `${heading}${own.join('')}${loose}${calls.join('')}${requests.join('')}${like}${typed}${limits.join('')}`;
}

function primitives(framework: Framework, group: Group, before: Framework | undefined): string[] {
  const names = Object.entries(framework.calls)
    .filter(([name, effect]) => groupOf(effect) === group && before?.calls[name] !== effect)
    .map(([name]) => name);
  return listed(group, names, before);
}

function requestPrimitives(framework: Framework, group: RequestGroup, before: Framework | undefined): string[] {
  const names = Object.entries(framework.requests ?? {})
    .filter(([name, effect]) => requestGroupOf(effect) === group && before?.requests?.[name] !== effect)
    .map(([name]) => name);
  return listed(group, names, before);
}

function listed(group: string, names: readonly string[], before: Framework | undefined): string[] {
  const byReceiver = new Map<string, string[]>();
  for (const name of names) {
    const [, receiver = '', method = name] = /^(?:\(\*)?(\w+)\)?\.(\w+)$/.exec(name) ?? [];
    byReceiver.set(receiver, [...(byReceiver.get(receiver) ?? []), method]);
  }
  if (byReceiver.size === 0) return [];
  const texts = [...byReceiver].map(([receiver, methods]) =>
    receiver === '' ? `\`${methods.join('`, `')}\`` : `${receiver}: \`${methods.join('`, `')}\``,
  );
  return [`- ${group}${before ? ' besides' : ''}: ${texts.join('; ')}\n`];
}

function likeText({ like = {} }: Framework, before: Framework | undefined): string {
  const texts = Object.entries(like)
    .filter(([name, other]) => before?.like?.[name] !== other)
    .map(([name, other]) => `${name} those of ${other}`);
  return texts.length === 0 ? '' : `- Has the methods of another: ${texts.join(', ')}\n`;
}

function typedText({ typedHandlers }: Framework): string {
  if (!typedHandlers) return '';
  const { input, output } = typedHandlers;
  const tags = input.tags.map(({ in: place, tag }) => `\`${tag}\` (${place})`).join(', ');
  const bodyOf = (body: typeof input.body): string =>
    body === undefined ? 'none' : body === 'whole' ? 'the struct itself' : `the field \`${body.field}\``;
  return `- Typed handlers: tags ${tags || 'none'}; body ${bodyOf(input.body)}; what they return ${bodyOf(output.body)}\n`;
}

function requestGroupOf(effect: RequestEffect): RequestGroup {
  switch (effect.effect) {
    case 'read':
    case 'values':
    case 'item':
    case 'bind':
    case 'decode':
    case 'body':
    case 'convert':
    case 'context':
    case 'route':
      return 'Reads';
    case 'map':
    case 'derive':
    case 'text':
    case 'make':
    case 'fill':
    case 'encode':
      return 'Readers and writers around others';
    case 'respond':
    case 'status':
    case 'headers':
    case 'header':
    case 'write':
    case 'hijack':
    case 'error':
      return 'Answers';
    case 'next':
    case 'abort':
    case 'keep':
    case 'kept':
      return 'Middleware and what it keeps';
  }
}

/** What only requests need is left out. */
function groupOf(effect: Effect): Group | undefined {
  switch (effect.effect) {
    case 'scope':
    case 'child':
    case 'prefix':
    case 'subscope':
    case 'parent':
      return 'Scopes';
    case 'register':
    case 'open':
    case 'amend':
    case 'find':
    case 'complete':
    case 'add':
    case 'list':
    case 'also':
    case 'parameter':
    case 'describe':
    case 'declare':
    case 'media':
      return 'Routes';
    case 'mount':
      return 'Mounts';
    case 'use':
    case 'unbind':
    case 'reset':
    case 'next':
      return 'Middleware';
    case 'fallback':
      return 'Fallbacks';
    case 'wrap':
    case 'handler':
    case 'answer':
    case 'operation':
      return 'Handlers and wrappers';
    case 'serve':
    case 'listen':
      return 'Serving';
    case 'default':
    case 'on':
    case 'option':
      return groupOf(effect.then);
    case 'all':
      return effect.of.map(groupOf).find((group) => group !== undefined);
    case 'self':
    case 'copy':
    case 'invoke':
    case 'apply':
    case 'once':
    case 'respond':
    case 'request':
      return undefined;
  }
}
