import { createKey, grantsOf } from '../verify/support/todos.mjs';

const WITHOUT_PRESETS = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };

/** Of ten values of `status`, those the restricted role may see. */
export const STATUSES = ['open', 'closed', 'draft', 'review', 'paid', 'shipped', 'returned', 'cancelled', 'archived', 'blocked'];
export const VISIBLE = STATUSES.slice(0, 5);

export const PEOPLE = 1000;
export const TAGS = 100;
/** Related rows of each item, of either kind; only the first so many items have any. */
export const RELATED = 2;
const WITH_RELATED = 100_000;

/** What the restricted role sees of an item: all but `notes`. */
export const SHOWN = ['id', 'title', 'status', 'amount', 'ownerId', 'placedAt'];

const COLLECTIONS = [
  {
    name: 'people',
    fields: [
      { name: 'name', type: 'string' },
      { name: 'email', type: 'string' },
    ],
  },
  { name: 'tags', fields: [{ name: 'label', type: 'string' }] },
  { name: 'comments', fields: [{ name: 'text', type: 'string' }] },
  {
    name: 'items',
    maxPageSize: 1000,
    fields: [
      { name: 'title', type: 'string', allowNull: false },
      { name: 'status', type: 'string', allowNull: false, index: true },
      { name: 'amount', type: 'decimal', precision: 12, scale: 2 },
      { name: 'owner', type: 'belongsTo', target: 'people' },
      { name: 'placedAt', type: 'datetime', allowNull: false, index: true },
      { name: 'notes', type: 'text' },
      { name: 'comments', type: 'hasMany', target: 'comments', foreignKey: 'itemId' },
      { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'itemTags', foreignKey: 'itemId', otherKey: 'tagId' },
    ],
  },
];

/**
 * Makes the collections with `rows` items, a restricted role (half of the items, one field less) and one that is granted everything.
 * @returns {Promise<{ restricted: string, full: string }>} an API key for each
 */
export async function fillWorld(admin, { kind, tables }, rows) {
  for (const collection of COLLECTIONS) await admin.post('collections:create', { ...WITHOUT_PRESETS, ...collection });
  for (const statement of seedStatements(kind, rows)) await tables.rows(statement);
  await tables.rows(kind === 'sqlite' ? 'ANALYZE' : 'VACUUM ANALYZE');
  const scope = await admin.post('rolesResourcesScopes:create', {
    name: 'visible',
    resourceName: 'items',
    scope: { status: { $in: VISIBLE } },
  });
  const view = { name: 'view', scopeId: scope.id, fields: [...SHOWN, 'owner', 'comments', 'tags'] };
  return {
    restricted: await keyOf(admin, 'clerks', [{ name: 'items', usingActionsConfig: true, actions: [view, { name: 'create' }] }]),
    full: await keyOf(admin, 'owners', [grantsOf('items', ['view', 'create'])]),
  };
}

async function keyOf(admin, role, onItems) {
  await admin.post('roles:create', { name: role, title: role });
  const related = ['people', 'tags', 'comments'].map((name) => grantsOf(name, ['view']));
  for (const grants of [...onItems, ...related]) await admin.post(`roles/${role}/resources:create`, grants);
  const { id } = await admin.get('auth:check');
  await admin.post(`users/${id}/roles:add`, [role]);
  return createKey(admin, role);
}

/** SQL that fills the tables with the same records wherever it runs. */
function seedStatements(kind, rows) {
  const isSqlite = kind === 'sqlite';
  const upTo = (count) =>
    isSqlite
      ? `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n)`
      : `generate_series(1, ${count}) AS numbers(i)`;
  const moment = isSqlite
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', '2024-01-01', i || ' minutes')`
    : `timestamptz '2024-01-01T00:00:00Z' + i * interval '1 minute'`;
  const related = Math.min(rows, WITH_RELATED) * RELATED;
  const status = `CASE i % 10 ${STATUSES.map((name, place) => `WHEN ${place} THEN '${name}'`).join(' ')} END`;
  return [
    `INSERT INTO "people" ("name", "email") SELECT 'Person ' || i, 'person' || i || '@example.org' FROM ${upTo(PEOPLE)}`,
    `INSERT INTO "tags" ("label") SELECT 'tag ' || i FROM ${upTo(TAGS)}`,
    `INSERT INTO "items" ("title", "status", "amount", "ownerId", "placedAt", "notes")
      SELECT 'Item number ' || i || ' of the long list of items', ${status}, ${isSqlite ? `printf('%d.%02d', i % 10000, i % 100)` : `(i % 10000) + (i % 100) / 100.0`},
      1 + i % ${PEOPLE} * 7919 % ${PEOPLE}, ${moment}, 'Asked for a quote on ' || i || ' pieces' FROM ${upTo(rows)}`,
    `INSERT INTO "comments" ("text", "itemId") SELECT 'Comment number ' || i, 1 + (i - 1) / ${RELATED} FROM ${upTo(related)}`,
    `INSERT INTO "itemTags" ("itemId", "tagId") SELECT 1 + (i - 1) / ${RELATED}, 1 + i * 31 % ${TAGS} FROM ${upTo(related)}`,
  ];
}
