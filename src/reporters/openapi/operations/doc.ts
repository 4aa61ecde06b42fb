// Stage reporters, openapi: what a handler's doc comment says. In: the comment and the function's name. Out: its first
// sentence, its rest, and whether it is deprecated. By Go's convention it begins with the name, which says nothing in a
// document of operations; annotations of other tools are no prose.

export interface Doc {
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|no)|\b[A-Z])\.$/i;

export function docOf(comment: string | undefined, name: string): Doc {
  const paragraphs = prose(comment ?? '')
    .split(/\n\s*\n/)
    .map((one) => one.replace(/^\n+|\s+$/g, ''))
    .filter((one) => one !== '');
  const deprecated = paragraphs.some(isDeprecation);
  const first = paragraphs.findIndex((one) => !isDeprecation(one));
  const { sentence, rest } = firstSentence(paragraphs[first] ?? '');
  const summary = withoutName(sentence.replace(/\s+/g, ' ').trim(), name).replace(/(?<!\.)\.$/, '');
  const others = [...paragraphs.slice(0, Math.max(first, 0)), rest, ...paragraphs.slice(first + 1)];
  const description = (first < 0 ? paragraphs : others).filter((one) => one !== '').join('\n\n');
  return { ...(summary ? { summary } : {}), ...(description ? { description } : {}), deprecated };
}

function isDeprecation(paragraph: string): boolean {
  return paragraph.startsWith('Deprecated:');
}

/**
 * Without what programmers say to each other, up to the annotations of swag (`@Summary`) and go-swagger
 * (`swagger:route`).
 */
function prose(comment: string): string {
  const lines = comment.replace(/^(?:TODO|FIXME|XXX|HACK)\b.*(?:\n.+)*/gm, '').split('\n');
  const end = lines.findIndex((line) =>
    /^\s*(?:@[A-Za-z][\w.-]*(?:\s|$)|.*\bswagger:[a-z]+\b|openapi:[a-z]+\b)/.test(line),
  );
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}

function firstSentence(paragraph: string): { sentence: string; rest: string } {
  for (const { index } of paragraph.matchAll(/[.!?](?=\s+\S)/g)) {
    const sentence = paragraph.slice(0, index + 1);
    const next = paragraph.slice(index + 1).trimStart();
    if (!ABBREVIATION.test(sentence) && !/^[a-z]/.test(next)) return { sentence, rest: next };
  }
  return { sentence: paragraph, rest: '' };
}

/** `listOrders answers a page`: `Answers a page`. The name stays where the sentence does not stand without it. */
function withoutName(sentence: string, name: string): string {
  if (name === '' || !sentence.startsWith(name)) return sentence;
  const rest = sentence.slice(name.length);
  if (/^[\w'’(./-]/.test(rest)) return sentence;
  const bare = rest
    .replace(/^[\s:,–—-]+/, '')
    .replace(/^(?:is|are)\s+(?=(?:an?|the)\s)/, '')
    .replace(/^godoc\b\.?\s*/, '');
  return bare.slice(0, 1).toUpperCase() + bare.slice(1);
}
