import { query } from '../verify/support/api.mjs';

const STATUSES = 20;
const PRIORITIES = 10;
const PAGE_SIZE = 20;
const PAGES = 50;

/** Values nothing else has, by which their places in a recorded statement are found again. */
export const MARKS = {
  offset: 77_760,
  status: 'mark-status',
  priority: 31_415_926,
  id: 27_182_818,
  title: 'mark-title',
  notes: 'mark-notes',
};

const title = (n) => `Call customer ${n} about the offer of last week`;
const notes = (n) => `Number ${n}: asked for a quote on ${n % 97} pieces, delivery before the end of the month.`;

/**
 * The measured requests. `draw` makes the values of one request, `request` says it to Mortise and `plain` to the reference.
 * `rows` is how many records were there before measuring.
 */
export const CASES = [
  {
    name: 'list',
    what: 'a page of 20 with its count',
    mark: { offset: MARKS.offset },
    draw: (random) => ({ offset: random(PAGES) * PAGE_SIZE }),
    request: ({ offset }) => get(`todos:list?page=${offset / PAGE_SIZE + 1}&pageSize=${PAGE_SIZE}`),
    plain: ({ offset }) => get(`list?offset=${offset}`),
  },
  {
    name: 'filter',
    what: 'two conditions, newest first, a page of 20 with its count',
    mark: { offset: MARKS.offset, status: MARKS.status, priority: MARKS.priority },
    draw: (random) => ({ offset: random(5) * PAGE_SIZE, status: `status-${random(STATUSES)}`, priority: random(PRIORITIES) }),
    request: ({ offset, status, priority }) => {
      const filter = { $and: [{ status }, { priority: { $gte: priority } }] };
      return get(`todos:list?${query({ filter, sort: '-createdAt', page: String(offset / PAGE_SIZE + 1), pageSize: String(PAGE_SIZE) })}`);
    },
    plain: (values) => get(`filter?offset=${values.offset}&status=${values.status}&priority=${values.priority}`),
  },
  {
    name: 'get',
    what: 'one record by its key',
    mark: { id: MARKS.id },
    draw: (random, rows) => ({ id: random(rows) + 1 }),
    request: ({ id }) => get(`todos:get?filterByTk=${id}`),
    plain: ({ id }) => get(`get?id=${id}`),
  },
  {
    name: 'create',
    what: 'one record of six values',
    mark: { title: MARKS.title, notes: MARKS.notes, status: MARKS.status, priority: MARKS.priority },
    draw: (random) => {
      const n = random(1_000_000);
      return { title: title(n), notes: notes(n), status: `status-${random(STATUSES)}`, priority: random(PRIORITIES) };
    },
    request: (values) => post('todos:create', recordOf(values)),
    plain: (values) => post('create', recordOf(values)),
  },
];

const get = (path) => ({ method: 'GET', path });
const post = (path, values) => ({ method: 'POST', path, body: JSON.stringify(values) });
const recordOf = (values) => ({ ...values, done: false, dueAt: '2026-01-02T03:04:05.678Z' });

/** SQL that fills `todos` with the same records wherever it runs. */
export function seedStatement(kind, rows) {
  const isSqlite = kind === 'sqlite';
  const numbers = isSqlite
    ? `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT i FROM n)`
    : `generate_series(1, ${rows}) AS numbers(i)`;
  const moment = isSqlite
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', '2025-01-01', (i * 7919 % 500000) || ' minutes')`
    : `timestamptz '2025-01-01T00:00:00Z' + (i * 7919 % 500000) * interval '1 minute'`;
  const done = isSqlite ? 'i % 2' : 'i % 2 = 1';
  return `INSERT INTO "todos" ("title", "status", "priority", "done", "dueAt", "notes", "createdAt", "updatedAt", "createdById", "updatedById")
    SELECT 'Call customer ' || i || ' about the offer of last week', 'status-' || (i * 31 % ${STATUSES}), i * 17 % ${PRIORITIES}, ${done}, ${moment},
    'Number ' || i || ': asked for a quote on ' || (i % 97) || ' pieces, delivery before the end of the month.', ${moment}, ${moment}, 1, 1
    FROM ${numbers}`;
}
