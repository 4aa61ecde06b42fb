// Stage reporters: templates, as types. In: text that a helper has made safe. Out: what handlebars does not escape again.
// Templates are data and say how a report looks; what is in it, reporters decide. What a template writes without a
// helper is escaped for HTML.

/** Text that is written as it is. */
export interface Safe {
  toHTML(): string;
}

export type Helper = (...values: never[]) => unknown;

/** A compiled template; `uses` are `Uses`, as wide as handlebars declares them. */
export type Template = (context: object, uses?: object) => string;

/** What a template may name. */
export interface Uses {
  readonly helpers?: Readonly<Record<string, Helper>>;
  readonly partials?: Readonly<Record<string, Template>>;
}

export function safe(text: string): Safe {
  return { toHTML: () => text };
}

/** By their names below `templates/`, such as `markdown/route.hbs`. */
export type Templates = Readonly<Record<string, Template>>;

/** A template of ours and what it, or one in its place, may name. */
export interface TemplateInfo {
  readonly template: Template;
  readonly helpers: readonly string[];
  /** By the name they are called with. */
  readonly partials: Templates;
}
