import { type TestServer, createCollection, createRole, createUser } from '@mortise/testing';

/** Callers in a world with every kind of field and relation. */
export interface SmallWorld {
  /** Sees the name and the price of shops' goods, and nothing else. */
  readonly clerk: string;
}

/** Collections `shops` (with many `goods`), `goods` (with many `labels`), `labels`. */
export async function createSmallWorld(server: TestServer): Promise<SmallWorld> {
  await createCollection(server, { name: 'labels', fields: [{ name: 'text', type: 'string' }] });
  await createCollection(server, { name: 'shops', title: 'Shops', fields: [{ name: 'name', type: 'string', allowNull: false }] });
  await createCollection(server, { name: 'goods', fields: GOODS });
  const role = await createRole(server, { grants: [{ collection: 'goods', actions: [{ name: 'view', fields: ['name', 'price'] }] }] });
  const { token } = await createUser(server, { roles: [role] });
  return { clerk: token };
}

const GOODS = [
  {
    name: 'name',
    type: 'string',
    allowNull: false,
    validation: {
      type: 'string',
      rules: [
        { name: 'min', args: { limit: 2 } },
        { name: 'pattern', args: { regex: '^[a-z]+$' } },
      ],
    },
  },
  { name: 'about', type: 'text', title: 'About it', description: 'What it is good for' },
  { name: 'stock', type: 'integer', defaultValue: 0, validation: { type: 'number', rules: [{ name: 'min', args: { limit: 0 } }] } },
  { name: 'barcode', type: 'bigInt' },
  { name: 'weight', type: 'double' },
  { name: 'price', type: 'decimal', precision: 12, scale: 2 },
  { name: 'sold', type: 'boolean' },
  { name: 'soldAt', type: 'datetime' },
  { name: 'opens', type: 'datetimeNoTz' },
  { name: 'seenAt', type: 'unixTimestamp' },
  { name: 'day', type: 'date' },
  { name: 'hour', type: 'time' },
  { name: 'extra', type: 'json' },
  { name: 'sizes', type: 'array' },
  { name: 'colours', type: 'set' },
  { name: 'code', type: 'uid', prefix: 'g_' },
  { name: 'short', type: 'nanoid' },
  { name: 'uuid', type: 'uuid' },
  { name: 'flake', type: 'snowflakeId' },
  { name: 'pin', type: 'password' },
  { name: 'place', type: 'sort' },
  {
    name: 'state',
    type: 'string',
    interface: 'select',
    uiSchema: {
      enum: [
        { value: 'new', label: 'New' },
        { value: 'used', label: 'Used' },
      ],
    },
  },
  { name: 'shop', interface: 'm2o', type: 'belongsTo', target: 'shops', reverseField: { name: 'goods' } },
  { name: 'labels', interface: 'm2m', type: 'belongsToMany', target: 'labels' },
] as const;

/** One good with a value in every field. */
export const GOOD = {
  name: 'chair',
  about: 'to sit on',
  stock: 3,
  barcode: '9007199254740993',
  weight: 2.5,
  price: '19.90',
  sold: false,
  soldAt: '2026-01-02T03:04:05.678Z',
  opens: '2026-01-02 03:04:05',
  seenAt: '2026-01-02T03:04:05.000Z',
  day: '2026-01-02',
  hour: '03:04:05',
  extra: { a: [1, null] },
  sizes: ['s', 1],
  colours: ['red'],
  pin: 'a long secret',
  state: 'new',
} as const;

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Readonly<Record<string, unknown>>[];
  readonly servers?: unknown;
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly servers: readonly [{ readonly url: string }];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>> };
}

/** The document a caller gets. */
export async function documentOf(server: TestServer, token: string | undefined, ns?: string): Promise<OpenApiDocument> {
  const answer = await server.api('GET', `swagger:get${ns === undefined ? '' : `?ns=${ns}`}`, token === undefined ? {} : { token });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as OpenApiDocument;
}
