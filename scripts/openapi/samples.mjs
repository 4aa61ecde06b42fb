// Requests that a document describes. In: a document of OpenAPI, read from JSON or YAML. Out: for each of its operations
// one request that it should take: what is required, with values that the schemas admit.

const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const formats = {
  'date-time': '2026-01-02T03:04:05Z',
  date: '2026-01-02',
  time: '03:04:05Z',
  duration: 'P1D',
  email: 'a@example.org',
  hostname: 'example.org',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.org/',
  uuid: '00000000-0000-4000-8000-000000000000',
  byte: 'AAAA',
};
const DEPTH = 8;

export function operationsOf(document) {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    VERBS.filter((verb) => item[verb]).map((verb) => ({ path, verb, ...item[verb] })),
  );
}

export function requestOf(document, { path, parameters = [], requestBody, security }) {
  const at = (place) =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === place && one.required)
        .map((one) => [one.name, sample(document, one.schema ?? {})]),
    );
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const headers = at('header');
  if (security?.length > 0 && Object.keys(security[0]).length > 0) headers.Authorization = 'Bearer x';
  return {
    path,
    variables: at('path'),
    query: at('query'),
    headers,
    ...(type ? { type: type.replaceAll('*', 'x'), body: sample(document, media.schema ?? {}) } : {}),
  };
}

export function urlOf({ path, variables, query }) {
  const filled = path.replace(/\{([^{}]*)\}/g, (_, name) => encodeURIComponent(String(variables[name])));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  );
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** A value that the schema admits, as small as it may be. */
function sample(document, schema, depth = 0) {
  if (depth > DEPTH || typeof schema !== 'object') return {};
  if (schema.$ref) return sample(document, resolved(document, schema.$ref), depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return sample(document, choice, depth + 1);
  const [type = schema.properties || schema.allOf ? 'object' : 'string'] = [schema.type].flat();
  const parts = (schema.allOf ?? []).map((one) => sample(document, one, depth + 1));
  if (type === 'object' && parts.some((one) => typeof one !== 'object')) return parts[0];
  if (type === 'object') return Object.assign({}, ...parts, required(document, schema, depth));
  return simple(document, schema, type, depth);
}

function required(document, { properties = {}, required: names = [] }, depth) {
  return Object.fromEntries(names.map((name) => [name, sample(document, properties[name] ?? {}, depth + 1)]));
}

function simple(document, schema, type, depth) {
  const least = schema.minimum ?? schema.exclusiveMinimum;
  switch (type) {
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => sample(document, schema.items ?? {}, depth + 1));
    case 'integer':
    case 'number':
      return typeof least === 'number' ? least + 1 : (schema.maximum ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return text(schema);
  }
}

function text({ format, pattern, minLength = 1, maxLength = 1000 }) {
  if (formats[format]) return formats[format];
  const tried = ['a', '1', '1.0', 'v1', 'aa', 'a1', 'A', '2026-01-02', 'a/b', 'a.b', 'aaaaaaaa', '0'.repeat(64)];
  const fitting = pattern ? tried.find((one) => new RegExp(pattern, 'u').test(one)) : undefined;
  return fitting ?? 'a'.repeat(Math.min(Math.max(minLength, 1), maxLength));
}

function resolved(document, ref) {
  const keys = ref.slice(2).split('/');
  return keys.reduce((value, key) => value?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document) ?? {};
}
