// Stage reporters: templates, as types. In: text that a helper has made safe. Out: what handlebars does not escape again.
// Templates are data and say how a report looks; what is in it, reporters decide. What a template writes without a
// helper is escaped for HTML.

/** Text that is written as it is. */
export interface Safe {
  toHTML(): string;
}

export type Helper = (...values: never[]) => unknown;

/** A compiled template. */
export type Template = (context: object, options?: { readonly helpers?: Readonly<Record<string, Helper>> }) => string;

export function safe(text: string): Safe {
  return { toHTML: () => text };
}
