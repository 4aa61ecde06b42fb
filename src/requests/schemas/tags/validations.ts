// Stage requests, schemas: what go-playground/validator calls well formed, as formats and patterns of JSON Schema. In: the
// name of a rule.

export const formats: Readonly<Record<string, string>> = {
  email: 'email',
  fqdn: 'hostname',
  hostname: 'hostname',
  hostname_rfc1123: 'hostname',
  http_url: 'uri',
  https_url: 'uri',
  ip4_addr: 'ipv4',
  ip6_addr: 'ipv6',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  uri: 'uri',
  url: 'uri',
  uuid: 'uuid',
  uuid3: 'uuid',
  uuid4: 'uuid',
  uuid5: 'uuid',
  uuid_rfc4122: 'uuid',
  uuid3_rfc4122: 'uuid',
  uuid4_rfc4122: 'uuid',
  uuid5_rfc4122: 'uuid',
};

export const patterns: Readonly<Record<string, string>> = {
  alpha: '^[a-zA-Z]+$',
  alphanum: '^[a-zA-Z0-9]+$',
  ascii: '^[\\x00-\\x7F]*$',
  e164: '^\\+[1-9]?[0-9]{7,14}$',
  hexadecimal: '^(0[xX])?[0-9a-fA-F]+$',
  hexcolor: '^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$',
  md5: '^[0-9a-f]{32}$',
  mongodb: '^[a-f\\d]{24}$',
  number: '^[0-9]+$',
  numeric: '^[-+]?[0-9]+(?:\\.[0-9]+)?$',
  sha256: '^[0-9a-f]{64}$',
};
