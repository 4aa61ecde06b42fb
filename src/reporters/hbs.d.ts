// What importing a template gives: the build and the tests compile it (scripts/templates.mjs).

declare module '*.hbs' {
  const template: import('./templates.ts').Template;
  export default template;
}
