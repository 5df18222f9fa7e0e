import { VISIBLE } from './world.mjs';

/** Columns of an item as the driver's JSON functions write them, and with the casts that make each value exact. */
const POSTGRES_COLUMNS = {
  json: `i."id", i."title", i."status", i."amount", i."placedAt", i."ownerId"`,
  exact: `i."id", i."title", i."status", i."amount"::text AS "amount",
    to_char(i."placedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "placedAt", ${exactKey('i."ownerId"', 'to_json')} AS "ownerId"`,
};

/** Decimals are kept as whole hundredths. */
const SQLITE_COLUMNS = {
  json: `'id', i."id", 'title', i."title", 'status', i."status", 'amount', i."amount" / 100.0, 'placedAt', i."placedAt", 'ownerId', i."ownerId"`,
  exact: `'id', i."id", 'title', i."title", 'status', i."status",
    'amount', CASE WHEN i."amount" IS NULL THEN NULL ELSE printf('%s%d.%02d', CASE WHEN i."amount" < 0 THEN '-' ELSE '' END, abs(i."amount") / 100, abs(i."amount") % 100) END,
    'placedAt', i."placedAt", 'ownerId', ${exactKey('i."ownerId"', '')}`,
};

/** 64 bits do not fit a number of JavaScript: beyond what does, text. */
function exactKey(column, toJson) {
  const text = toJson === '' ? `CAST(${column} AS TEXT)` : `${column}::text`;
  return `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN ${toJson}(${column}) ELSE ${toJson}(${text}) END`;
}

const IN_SCOPE = `i."status" IN (${VISIBLE.map((name) => `'${name}'`).join(', ')})`;
/** What a role without limits sees. */
const WHOLE = { scope: 'TRUE', more: { postgres: ', i."notes"', sqlite: `, 'notes', i."notes"` } };
const RESTRICTED = { scope: IN_SCOPE, more: { postgres: '', sqlite: '' } };
const INSERT = `INSERT INTO "items" AS i ("title", "status", "amount", "ownerId", "placedAt")`;

/**
 * What the reference runs for each request, written by hand: the database makes the JSON. `exact` adds the casts without which decimals,
 * times and large keys do not arrive as they are stored.
 * @param {'sqlite' | 'postgres'} kind
 * @param {'json' | 'exact' | 'whole'} mode `whole` is `exact` without row filter and field mask
 */
export function referenceStatements(kind, mode) {
  const seen = mode === 'whole' ? WHOLE : RESTRICTED;
  const casts = mode === 'json' ? 'json' : 'exact';
  return kind === 'sqlite' ? sqliteStatements(casts, seen) : postgresStatements(casts, seen);
}

function postgresStatements(mode, { scope, more }) {
  const columns = POSTGRES_COLUMNS[mode] + more.postgres;
  const itemId = mode === 'exact' ? `${exactKey('c."itemId"', 'to_json')} AS "itemId"` : 'c."itemId"';
  const owner = `(SELECT row_to_json(o) FROM (SELECT p."id", p."name", p."email" FROM "people" p WHERE p."id" = i."ownerId") o) AS "owner"`;
  const comments = `(SELECT coalesce(json_agg(o), '[]') FROM (SELECT c."id", c."text", ${itemId} FROM "comments" c WHERE c."itemId" = i."id" ORDER BY c."id") o) AS "comments"`;
  const tags = `(SELECT coalesce(json_agg(o), '[]') FROM (SELECT t."id", t."label" FROM "tags" t JOIN "itemTags" x ON x."tagId" = t."id" WHERE x."itemId" = i."id" ORDER BY t."id") o) AS "tags"`;
  const rows = (select, rest) =>
    `SELECT coalesce(json_agg(t), '[]')::text AS "json" FROM (SELECT ${select} FROM "items" i WHERE ${scope}${rest}) t`;
  const page = ` ORDER BY i."id" LIMIT $1 OFFSET $2`;
  // The page first: related rows are read only for what is answered.
  const related = (select) =>
    `SELECT coalesce(json_agg(t), '[]')::text AS "json" FROM (SELECT ${select} FROM (SELECT * FROM "items" i WHERE ${scope}${page}) i) t`;
  return {
    list: rows(columns, page),
    filter: rows(columns, ` AND i."status" = $3 ORDER BY i."placedAt" DESC LIMIT $1 OFFSET $2`),
    one: related(`${columns}, ${owner}`),
    three: related(`${columns}, ${owner}, ${comments}, ${tags}`),
    get: `SELECT row_to_json(t)::text AS "json" FROM (SELECT ${columns} FROM "items" i WHERE ${scope} AND i."id" = $1) t`,
    create: `WITH t AS (${INSERT} VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}) SELECT row_to_json(t)::text AS "json" FROM t`,
  };
}

function sqliteStatements(mode, { scope, more }) {
  const columns = SQLITE_COLUMNS[mode] + more.sqlite;
  const itemId = mode === 'exact' ? exactKey('c."itemId"', '') : 'c."itemId"';
  const owner = `'owner', (SELECT json_object('id', p."id", 'name', p."name", 'email', p."email") FROM "people" p WHERE p."id" = i."ownerId")`;
  const nested = (object, from) => `json((SELECT json_group_array(json_object(${object})) FROM ${from}))`;
  const comments = `'comments', ${nested(`'id', c."id", 'text', c."text", 'itemId', ${itemId}`, `(SELECT * FROM "comments" c WHERE c."itemId" = i."id" ORDER BY c."id") c`)}`;
  const tags = `'tags', ${nested(`'id', t."id", 'label', t."label"`, `(SELECT t."id", t."label" FROM "tags" t JOIN "itemTags" x ON x."tagId" = t."id" WHERE x."itemId" = i."id" ORDER BY t."id") t`)}`;
  const page = ` ORDER BY i."id" LIMIT ?1 OFFSET ?2`;
  // The planner does not weigh LIMIT against an index that leaves half of the table: the plus keeps it from that index.
  const rows = (select, rest) =>
    `SELECT json_group_array(json_object(${select})) AS "json" FROM (SELECT * FROM "items" i WHERE +${scope}${rest}) i`;
  return {
    list: rows(columns, page),
    filter: rows(columns, ` AND +i."status" = ?3 ORDER BY i."placedAt" DESC LIMIT ?1 OFFSET ?2`),
    one: rows(`${columns}, ${owner}`, page),
    three: rows(`${columns}, ${owner}, ${comments}, ${tags}`, page),
    get: `SELECT json_object(${columns}) AS "json" FROM "items" i WHERE ${scope} AND i."id" = ?1`,
    create: `${INSERT.replace(' AS i', '')} VALUES (?1, ?2, CAST(round(?3 * 100) AS INTEGER), ?4, ?5) RETURNING json_object(${columns.replaceAll('i."', '"')}) AS "json"`,
  };
}
