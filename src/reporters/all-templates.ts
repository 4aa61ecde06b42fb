// Stage reporters: all templates of ours, by their names below `templates/`: what `--template` may replace.

import { htmlTemplates } from './html/index.ts';
import { markdownTemplates } from './markdown/index.ts';
import { mermaidTemplates } from './mermaid/index.ts';
import type { TemplateInfo } from './templates.ts';

export const templates: Readonly<Record<string, TemplateInfo>> = {
  ...htmlTemplates,
  ...markdownTemplates,
  ...mermaidTemplates,
};
