// What `scripts/bundled.mjs` makes of an import: a script or style sheet for browsers, as text.

declare module '*?bundle' {
  const text: string;
  export default text;
}
