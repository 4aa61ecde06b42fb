// Stage requests, schemas: types whose JSON is known by heart, as the standard library is not read and the sources of
// modules are not always there. In: a named type. Out: its schema. `written` ones have a method that writes them, which
// a struct that embeds them inherits; `plain` ones are what their declaration says.

import type { Schema } from '../../model/route-map.ts';
import type { NamedType } from '../../packages/index.ts';

const string: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const boolean: Schema = { type: 'boolean' };
const dateTime: Schema = { type: 'string', format: 'date-time' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const base64: Schema = { type: 'string', contentEncoding: 'base64' };
const strings: Schema = { type: 'array', items: string };
const byName: Schema = { type: 'object', additionalProperties: strings };
const int64: Schema = { type: 'integer', format: 'int64' };
const int32: Schema = { type: 'integer', format: 'int32' };
const double: Schema = { type: 'number', format: 'double' };
const byte: Schema = { type: 'integer', minimum: 0, maximum: 255 };
const anything: Schema = { 'x-note': 'any JSON value' };
const empty: Schema = { type: 'object' };
const objectId: Schema = { type: 'string', pattern: '^[0-9a-f]{24}$' };

function object(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties };
}

function orNull({ type, ...rest }: Schema): Schema {
  return typeof type === 'string' ? { type: [type, 'null'], ...rest } : rest;
}

function nullable(field: string, schema: Schema): Schema {
  return object({ [field]: schema, Valid: boolean });
}

const nulls: Readonly<Record<string, Schema>> = {
  Bool: orNull(boolean),
  Float: orNull(double),
  Float32: orNull({ type: 'number', format: 'float' }),
  Float64: orNull(double),
  Int: orNull(integer),
  Int16: orNull(integer),
  Int32: orNull(int32),
  Int64: orNull(int64),
  String: orNull(string),
  Time: orNull(dateTime),
};

const written: Readonly<Record<string, Schema>> = {
  'encoding/json.RawMessage': anything,
  'encoding/json/jsontext.Value': anything,
  'log/slog.Level': string,
  'math/big.Float': string,
  'math/big.Int': integer,
  'math/big.Rat': string,
  'net.IP': string,
  'net/netip.Addr': string,
  'net/netip.AddrPort': string,
  'net/netip.Prefix': string,
  'regexp.Regexp': { type: 'string', format: 'regex' },
  'time.Time': dateTime,
  'github.com/go-openapi/strfmt.Date': { type: 'string', format: 'date' },
  'github.com/go-openapi/strfmt.DateTime': dateTime,
  'github.com/go-openapi/strfmt.Duration': string,
  'github.com/go-openapi/strfmt.Email': { type: 'string', format: 'email' },
  'github.com/go-openapi/strfmt.URI': { type: 'string', format: 'uri' },
  'github.com/go-openapi/strfmt.UUID': uuid,
  'github.com/gofrs/uuid.UUID': uuid,
  'github.com/gofrs/uuid.NullUUID': orNull(uuid),
  'github.com/google/uuid.NullUUID': orNull(uuid),
  'github.com/google/uuid.UUID': uuid,
  'github.com/satori/go.uuid.UUID': uuid,
  'github.com/jmoiron/sqlx/types.JSONText': anything,
  'github.com/oklog/ulid.ULID': string,
  'github.com/rs/xid.ID': string,
  'github.com/segmentio/ksuid.KSUID': string,
  'github.com/prometheus/common/model.Duration': string,
  'github.com/shopspring/decimal.Decimal': string,
  'github.com/shopspring/decimal.NullDecimal': orNull(string),
  'github.com/jackc/pgx/pgtype.Bool': orNull(boolean),
  'github.com/jackc/pgx/pgtype.Date': orNull({ type: 'string', format: 'date' }),
  'github.com/jackc/pgx/pgtype.Float8': orNull(double),
  'github.com/jackc/pgx/pgtype.Int4': orNull(int32),
  'github.com/jackc/pgx/pgtype.Int8': orNull(int64),
  'github.com/jackc/pgx/pgtype.Text': orNull(string),
  'github.com/jackc/pgx/pgtype.Timestamptz': orNull(dateTime),
  'github.com/jackc/pgx/pgtype.UUID': orNull(uuid),
  'go.mongodb.org/mongo-driver/bson.ObjectID': objectId,
  'go.mongodb.org/mongo-driver/bson/primitive.DateTime': dateTime,
  'go.mongodb.org/mongo-driver/bson/primitive.ObjectID': objectId,
  'gorm.io/datatypes.JSON': anything,
  'gorm.io/gorm.DeletedAt': orNull(dateTime),
  'k8s.io/apimachinery/pkg/api/resource.Quantity': string,
  'k8s.io/apimachinery/pkg/apis/meta.Duration': string,
  'k8s.io/apimachinery/pkg/apis/meta.MicroTime': orNull(dateTime),
  'k8s.io/apimachinery/pkg/apis/meta.Time': orNull(dateTime),
  'k8s.io/apimachinery/pkg/util/intstr.IntOrString': { anyOf: [integer, string] },
  ...under('github.com/aarondl/null', nulls),
  ...under('github.com/guregu/null', nulls),
  ...under('github.com/volatiletech/null', nulls),
  ...under('gopkg.in/guregu/null', nulls),
  ...under('gopkg.in/volatiletech/null', nulls),
};

const plain: Readonly<Record<string, Schema>> = {
  'bytes.Buffer': empty,
  'crypto/ed25519.PrivateKey': base64,
  'crypto/ed25519.PublicKey': base64,
  'database/sql.NullBool': nullable('Bool', boolean),
  'database/sql.NullByte': nullable('Byte', byte),
  'database/sql.NullFloat64': nullable('Float64', double),
  'database/sql.NullInt16': nullable('Int16', { type: 'integer', minimum: -32768, maximum: 32767 }),
  'database/sql.NullInt32': nullable('Int32', int32),
  'database/sql.NullInt64': nullable('Int64', int64),
  'database/sql.NullString': nullable('String', string),
  'database/sql.NullTime': nullable('Time', dateTime),
  'encoding/xml.Name': object({ Space: string, Local: string }),
  'encoding/json.Number': { type: 'number' },
  'google.golang.org/protobuf/types/known/durationpb.Duration': object({ seconds: int64, nanos: int32 }),
  'google.golang.org/protobuf/types/known/timestamppb.Timestamp': object({ seconds: int64, nanos: int32 }),
  'github.com/lib/pq.Int64Array': { type: 'array', items: int64 },
  'github.com/lib/pq.StringArray': strings,
  'gorm.io/gorm.Model': object({
    ID: { type: 'integer', minimum: 0 },
    CreatedAt: dateTime,
    UpdatedAt: dateTime,
    DeletedAt: orNull(dateTime),
  }),
  'html/template.HTML': string,
  'html/template.JS': string,
  'html/template.URL': string,
  'io/fs.FileMode': { type: 'integer', minimum: 0, maximum: 4294967295 },
  // Of a form; JSON never holds one.
  'mime/multipart.FileHeader': { type: 'string', format: 'binary', 'x-go-type': 'multipart.FileHeader' },
  'net.HardwareAddr': base64,
  'net.IPMask': base64,
  'net.IPNet': object({ IP: string, Mask: base64 }),
  'net.TCPAddr': object({ IP: string, Port: integer, Zone: string }),
  'net.UDPAddr': object({ IP: string, Port: integer, Zone: string }),
  'net/http.Header': byName,
  'net/mail.Address': object({ Name: string, Address: string }),
  'net/textproto.MIMEHeader': byName,
  'net/url.URL': object({
    Scheme: string,
    Opaque: string,
    User: orNull(empty),
    Host: string,
    Path: string,
    Fragment: string,
    RawQuery: string,
    RawPath: string,
    RawFragment: string,
    ForceQuery: boolean,
    OmitHost: boolean,
  }),
  'net/url.Userinfo': empty,
  'net/url.Values': byName,
  'os.FileMode': { type: 'integer', minimum: 0, maximum: 4294967295 },
  'sync.Mutex': empty,
  'sync.Once': empty,
  'sync.RWMutex': empty,
  'sync.WaitGroup': empty,
  'sync/atomic.Bool': empty,
  'sync/atomic.Int32': empty,
  'sync/atomic.Int64': empty,
  'sync/atomic.Uint32': empty,
  'sync/atomic.Uint64': empty,
  'time.Duration': { ...int64, 'x-go-type': 'time.Duration', 'x-note': 'nanoseconds' },
  'time.Location': empty,
  'time.Month': { type: 'integer', minimum: 1, maximum: 12 },
  'time.Weekday': { type: 'integer', minimum: 0, maximum: 6 },
};

const interfaces = new Set([
  'context.Context',
  'encoding.TextMarshaler',
  'encoding/json.Marshaler',
  'fmt.Stringer',
  'io.ReadCloser',
  'io.Closer',
  'io.Reader',
  'io.ReadSeeker',
  'io.WriteCloser',
  'io.Writer',
  'io/fs.FS',
  'net.Addr',
  'net.Conn',
  'net.Listener',
  'net.PacketConn',
  'net/http.Handler',
  'net/http.ResponseWriter',
  'net/http.RoundTripper',
]);

function under(path: string, types: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(types).map(([name, schema]) => [`${path}.${name}`, schema]));
}

export function wellKnown(type: NamedType): Schema | undefined {
  const key = keyed(type);
  return own(written, key) ?? own(plain, key);
}

/** The schema of a known type that a method of its own writes. */
export function knownByMethod(type: NamedType): Schema | undefined {
  return own(written, keyed(type));
}

export function isKnownInterface(type: NamedType): boolean {
  return interfaces.has(keyed(type));
}

function own(table: Readonly<Record<string, Schema>>, key: string): Schema | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Major versions of a module have the same types as far as this table goes. */
function keyed(type: NamedType): string {
  return `${type.path.replace(/[./]v\d+(?=\/|$)/g, '')}.${type.name}`;
}
