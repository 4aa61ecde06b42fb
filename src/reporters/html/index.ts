// Stage reporters: one file that a browser shows without a network. In: a RouteMap. Out: HTML that holds the data, a
// style sheet and a script, and a policy under which nothing but these two counts.

import { createHash } from 'node:crypto';
import page from '../../../templates/page.hbs';
import type { RouteMap } from '../../model/route-map.ts';
import script from '../../page/main.ts?bundle';
import style from '../../page/page.css?bundle';
import type { ReportOptions } from '../options.ts';
import type { TemplateInfo } from '../templates.ts';
import { scriptJson } from './harmless.ts';
import { pack } from './pack.ts';
import { headOf, routesOf, titleOf } from './page-data.ts';

const NAME = 'page.hbs';

export const htmlTemplates: Readonly<Record<string, TemplateInfo>> = {
  [NAME]: { template: page, helpers: [], partials: {} },
};

export function html(map: RouteMap, options: ReportOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const { shared, parts } = pack(routesOf(map));
  return (options.templates?.[NAME] ?? page)({
    title: titleOf(map),
    generator: `${map.tool.name} ${map.tool.version}`,
    policy: policy.join('; '),
    style,
    script,
    data: scriptJson(JSON.stringify(headOf(map, options))),
    shared: scriptJson(shared.join('\n')),
    routes: scriptJson(parts.join('\n')),
  });
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
