// Stage cli: --template DIR: templates in place of our own. In: a directory whose files are named as those of
// `templates`. Out: compiled templates by name, or a UsageError with file and line. Only the command line may name such
// a directory. Templates see own properties of data only; the compiler is loaded where it is needed.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { nearest } from '../../model/suggest.ts';
import { UsageError } from '../../model/usage-error.ts';
import type { Template, TemplateInfo, Templates } from '../../reporters/index.ts';
import { codeOf } from '../io.ts';

type Handlebars = typeof import('handlebars');

/** Our own. */
type Known = Readonly<Record<string, TemplateInfo>>;

export async function templatesOf(directory: string | undefined, cwd: string): Promise<Templates> {
  if (directory === undefined) return {};
  const { templates } = await import('../../reporters/all-templates.ts');
  const names = namesIn(resolve(cwd, directory), directory, templates);
  const { default: handlebars } = await import('handlebars');
  const found: [string, Template][] = [];
  for (const name of names) {
    const shown = join(directory, name);
    const info = Object.hasOwn(templates, name) ? templates[name] : undefined;
    if (!info) throw unknownName(shown, name, templates);
    const text = readFileSync(resolve(cwd, directory, name), 'utf8').replace(/^\ufeff/, '');
    found.push([name, compile(text, name, info, shown, handlebars)]);
  }
  return Object.fromEntries(found);
}

function namesIn(directory: string, shown: string, templates: Known): string[] {
  try {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    const own = names.map((name) => name.split(sep).join('/')).filter((name) => name.endsWith('.hbs'));
    if (own.length > 0) return own.sort();
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'there is no such directory' : 'it cannot be read as a directory';
    throw new UsageError(`--template ${shown}: ${reason}`);
  }
  throw new UsageError(`--template ${shown}: no template in it. There are ${Object.keys(templates).sort().join(', ')}`);
}

function unknownName(shown: string, name: string, templates: Known): UsageError {
  const known = Object.keys(templates).sort();
  const near = nearest(name, known) ?? known.find((one) => one.endsWith(`/${name}`));
  const advice = near === undefined ? `There are ${known.join(', ')}` : `Did you mean ${near}?`;
  return new UsageError(`--template: ${shown} stands for no template. ${advice}`);
}

function compile(
  text: string,
  name: string,
  { helpers, partials }: TemplateInfo,
  shown: string,
  handlebars: Handlebars,
): Template {
  const said = (error: unknown): UsageError => templateError(shown, text, error);
  try {
    const program = handlebars.parse(text, { srcName: name });
    checkCalls(program, Object.keys(partials), handlebars);
    const options = { knownHelpers: Object.fromEntries(helpers.map((one) => [one, true])), knownHelpersOnly: true };
    // `compile` would find the rest of the mistakes when the template is first used.
    handlebars.precompile(program, options);
    const template = handlebars.compile(program, options);
    const own = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
    return (context, uses) => {
      try {
        return template(context, { ...uses, ...own });
      } catch (error) {
        throw said(error);
      }
    };
  } catch (error) {
    throw said(error);
  }
}

/** What handlebars itself finds only while it writes, and then without a line. */
function checkCalls(program: hbs.AST.Program, partials: readonly string[], { Visitor, Exception }: Handlebars): void {
  const visitor = new Visitor();
  visitor.PartialStatement = function (node) {
    const name = 'original' in node.name ? String(node.name.original) : '';
    if (!partials.includes(name)) {
      const there = partials.length > 0 ? `There are ${partials.join(', ')}` : 'There is none for this template';
      throw new Exception(
        name === '' ? 'the name of a partial must be written out' : `unknown partial ${name}. ${there}`,
        node,
      );
    }
    Visitor.prototype.PartialStatement.call(this, node);
  };
  visitor.BlockStatement = function (node) {
    const name = 'original' in node.path ? String(node.path.original) : '';
    if (['if', 'unless', 'each', 'with'].includes(name) && node.params.length !== 1)
      throw new Exception(`{{#${name}}} takes one value`, node);
    Visitor.prototype.BlockStatement.call(this, node);
  };
  visitor.accept(program);
}

/** One line: `templates/route.hbs:3: …`. Handlebars says the line at the beginning or the end of its message. */
function templateError(shown: string, text: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const at = /^Parse error on line (\d+):/.exec(message)?.[1] ?? / - (\d+):\d+$/.exec(message)?.[1];
  const what = /^Parse error/.test(message)
    ? parseProblem(message, text.split('\n')[Number(at) - 1]?.trim() ?? '')
    : message.replace(/ - \d+:\d+$/, '');
  const helper = /used the unknown helper (.+)$/.exec(what)?.[1];
  const place = at === undefined ? shown : `${shown}:${at}`;
  return new UsageError(
    `--template: ${place}: ${helper === undefined ? what : `unknown helper ${helper}. See docs/templates.md`}`,
  );
}

/** Without the excerpt and the names of the parser's own tokens: the line that it gives up in. */
function parseProblem(message: string, line: string): string {
  const problem = /got 'EOF'$/.test(message) ? 'something is not closed' : 'it cannot be read';
  return line === '' ? problem : `${problem}: ${line}`;
}
