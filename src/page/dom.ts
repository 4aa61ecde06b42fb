// Stage page: makes elements. In: a name, attributes, children. Out: the element. Texts become text nodes and nothing else:
// there is no other way from data to the document in this page.

export type Child = Node | string | undefined | readonly Child[];

/** `true` is an attribute without a value; a function is called on a click. */
export type Attributes = Readonly<Record<string, string | number | boolean | (() => void) | undefined>>;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, children);
}

export function graphic<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener('click', value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === '') continue;
    if (typeof child === 'string' || child instanceof Node) parent.append(child);
    else append(parent, child);
  }
}

/** The parts of `text` that the search found are marked. */
export function marked(text: string, terms: readonly string[]): Child[] {
  const lower = text.toLowerCase();
  // Some letters change their length: then places do not fit.
  if (lower.length !== text.length) return [text];
  const parts: Child[] = [];
  let done = 0;
  while (done < text.length) {
    const [at, length] = firstOf(lower, terms, done);
    if (at < 0) break;
    parts.push(text.slice(done, at), element('mark', {}, text.slice(at, at + length)));
    done = at + length;
  }
  return [...parts, text.slice(done)];
}

function firstOf(lower: string, terms: readonly string[], from: number): [at: number, length: number] {
  let best: [number, number] = [-1, 0];
  for (const term of terms) {
    const at = term === '' ? -1 : lower.indexOf(term, from);
    if (at >= 0 && (best[0] < 0 || at < best[0] || (at === best[0] && term.length > best[1]))) best = [at, term.length];
  }
  return best;
}
