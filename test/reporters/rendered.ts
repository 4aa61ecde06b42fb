// Markdown as GitHub reads it: CommonMark with tables, autolinks and strikethrough, parsed by micromark. Out: tags, text,
// headings with the names GitHub gives them, links.

import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export interface Rendered {
  readonly html: string;
  /** Names of tags in order, without their attributes, but for the address of links. */
  readonly tags: readonly string[];
  readonly text: string;
  /** What a heading can be linked to by. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

export function rendered(markdown: string): Rendered {
  const html = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return {
    html,
    tags: [...html.matchAll(/<\/?[a-z][a-z0-9]*|<!--/gi)].map(([tag]) => tag),
    text: textOf(html),
    anchors: anchorsOf(html),
    links: [...html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', inner = '']) => ({
      href: textOf(href),
      text: textOf(inner),
    })),
  };
}

function textOf(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
      if (name.startsWith('#')) return String.fromCodePoint(Number(`0${name.slice(1)}`.replace(/^0(?=\d)/, '')));
      return named[name] ?? whole;
    });
}

/** As github-slugger does it. */
function anchorsOf(html: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, , inner = ''] of html.matchAll(/<h([1-6])>(.*?)<\/h\1>/gs)) {
    const slug = textOf(inner)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let name = slug;
    for (let n = 1; anchors.has(name); n++) name = `${slug}-${n}`;
    anchors.add(name);
  }
  return anchors;
}
