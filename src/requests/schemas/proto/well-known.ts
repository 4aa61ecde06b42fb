// Stage requests, schemas: messages that have a JSON of their own. In: a type. Out: its schema.

import type { Schema } from '../../../model/route-map.ts';
import type { NamedType } from '../../../packages/index.ts';

const int64: Schema = { type: 'string', format: 'int64' };
const uint64: Schema = { type: 'string', format: 'uint64' };

const known: Readonly<Record<string, Schema>> = {
  'anypb.Any': { type: 'object', properties: { '@type': { type: 'string' } } },
  'durationpb.Duration': { type: 'string', pattern: '^-?[0-9]+(\\.[0-9]+)?s$' },
  'emptypb.Empty': { type: 'object' },
  'fieldmaskpb.FieldMask': { type: 'string' },
  'structpb.ListValue': { type: 'array' },
  'structpb.NullValue': { type: 'null' },
  'structpb.Struct': { type: 'object' },
  'structpb.Value': {},
  'timestamppb.Timestamp': { type: 'string', format: 'date-time' },
  'wrapperspb.BoolValue': { type: 'boolean' },
  'wrapperspb.BytesValue': { type: 'string', contentEncoding: 'base64' },
  'wrapperspb.DoubleValue': { type: 'number', format: 'double' },
  'wrapperspb.FloatValue': { type: 'number', format: 'float' },
  'wrapperspb.Int32Value': { type: 'integer', format: 'int32' },
  'wrapperspb.Int64Value': int64,
  'wrapperspb.StringValue': { type: 'string' },
  'wrapperspb.UInt32Value': { type: 'integer', minimum: 0, maximum: 4294967295 },
  'wrapperspb.UInt64Value': uint64,
};

export function wellKnownMessage({ path, name }: NamedType): Schema | undefined {
  const key = `${path.slice(path.lastIndexOf('/') + 1)}.${name}`;
  return path.startsWith('google.golang.org/protobuf/types/known/') ? known[key] : undefined;
}
