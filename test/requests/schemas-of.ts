// Test support: schemas of Go source. In: files, or a fixture's folder. Out: the Schemas of its packages and its types.

import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Schema } from '../../src/model/route-map.ts';
import type { Repository } from '../../src/model/source.ts';
import { Members, type Type, Universe } from '../../src/packages/index.ts';
import { Schemas } from '../../src/requests/schemas/index.ts';
import { open, openTree } from '../files/make-tree.ts';
import { syntax } from '../syntax/source.ts';

const root = join(import.meta.dirname, '../..');

export interface Made {
  readonly universe: Universe;
  readonly members: Members;
  readonly schemas: Schemas;
  /** `types.Config`, or `one/types.Config`: by the last directories of its package. */
  type(name: string): Type;
}

export function schemasOf(folder: string, instead?: (type: Type) => Type | undefined): Made {
  return made(open(join(root, folder)), instead);
}

/** Of one package `x`, its imports written with it. */
export function schemasIn(source: string, more: Readonly<Record<string, string>> = {}): Made {
  const files = { 'go.mod': 'module example.com/m\n\ngo 1.26\n', 'x/x.go': `package x\n${source}`, ...more };
  return made(openTree(files));
}

function made(repository: Repository, instead?: (type: Type) => Type | undefined): Made {
  const universe = new Universe(repository, (file) => syntax.file(file));
  const members = new Members(universe);
  const type = (name: string): Type => {
    const [directory, member = ''] = name.split('.');
    const source = repository.packages.find((one) => one.importPath.endsWith(`/${directory}`));
    if (!source) throw new Error(`no package ${directory}`);
    return universe.member(source.importPath, member, source.directory);
  };
  return { universe, members, schemas: new Schemas(universe, members, instead), type };
}

/** The components that the types of package `x` lead to. */
export function components(source: string, ...names: string[]): Record<string, Schema> {
  const { schemas, type } = schemasIn(source);
  for (const name of names) schemas.of(type(`x.${name}`));
  return checked(schemas.finish().schemas);
}

/** Every schema is one of JSON Schema 2020-12, and every reference leads somewhere. */
export function checked(schemas: Record<string, Schema>): Record<string, Schema> {
  const ajv = validator(schemas);
  const references = JSON.stringify(schemas).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g);
  for (const [, name = ''] of references) expect(schemas).toHaveProperty([name]);
  for (const name of Object.keys(schemas)) {
    expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    expect(() => ajv.getSchema(`map#/schemas/${name}`)).not.toThrow();
  }
  return schemas;
}

export function validator(schemas: Record<string, Schema>): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  for (const schema of Object.values(schemas)) expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
  ajv.addSchema({ $id: 'map', schemas });
  return ajv;
}
