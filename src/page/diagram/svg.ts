// Stage page: draws a drawing. In: shapes. Out: an SVG element. Colours come from the style sheet, so that one picture is
// right in light, in dark and on paper.

import { type Attributes, element, graphic } from '../dom.ts';
import type { Drawing, Shape } from './drawing.ts';

/** Text stays readable down to this part of its size. */
const SMALLEST = 0.82;

/** `label` says to those who do not see it what it shows. */
function svgOf({ width, height, shapes }: Drawing, label: string): SVGSVGElement {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const links = shapes.some((shape) => shape.kind === 'text' && shape.href !== undefined);
  const made = graphic('svg', {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    // A picture hides what is in it from readers of the screen: one with links is a group.
    role: links ? 'group' : 'img',
    'aria-label': label,
  });
  // A little too wide for its place is drawn a little smaller, much too wide is scrolled.
  made.style.width = `max(${Math.round(size.width * SMALLEST)}px, min(100%, ${size.width}px))`;
  made.append(...shapes.map(shapeOf));
  return made;
}

/** A picture that may be wider than the page; scrolled with the keyboard too. */
export function figure(drawing: Drawing, label: string): HTMLElement {
  return element('div', { class: 'figure', tabindex: 0, role: 'region', 'aria-label': label }, svgOf(drawing, label));
}

function shapeOf(shape: Shape): SVGElement {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape;
      return graphic('rect', {
        x,
        y,
        width,
        height,
        rx: shape.frame ? 3 : 5,
        class: `${shape.frame ? 'frame' : 'box'} ${shape.tone}`,
      });
    }
    case 'text':
      return textOf(shape);
    case 'line': {
      const points = shape.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
      const line = graphic('polyline', { points, class: `line ${shape.tone}${shape.dashed ? ' dashed' : ''}` });
      return shape.arrow ? graphic('g', {}, line, headOf(shape)) : line;
    }
  }
}

function textOf(shape: Shape & { kind: 'text' }): SVGElement {
  const { x, y, anchor, tone, href } = shape;
  const attributes = {
    x: round(x),
    y: round(y),
    'text-anchor': anchor,
    class: `text ${tone}${shape.small ? ' small' : ''}`,
  };
  const title = shape.title === undefined || shape.title === shape.text ? undefined : graphic('title', {}, shape.title);
  const made = graphic('text', attributes, title, shape.text);
  return href === undefined ? made : graphic('a', { href, ...away(href) }, made);
}

function headOf({ points, tone }: Shape & { kind: 'line' }): SVGElement {
  const [x, y] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.at(-2) ?? [0, 0];
  const angle = Math.atan2(y - fromY, x - fromX);
  const corner = (turn: number): string =>
    `${round(x - 8 * Math.cos(angle + turn))},${round(y - 8 * Math.sin(angle + turn))}`;
  return graphic('polygon', {
    points: `${round(x)},${round(y)} ${corner(0.4)} ${corner(-0.4)}`,
    class: `head ${tone}`,
  });
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

/** Links to sources stand in the text beside the picture too, and are reached by key there. */
function away(href: string): Attributes {
  return href.startsWith('#') ? {} : { rel: 'noopener noreferrer', tabindex: -1 };
}
