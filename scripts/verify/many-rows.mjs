// A million records: answers stay right, limits hold, memory stays bounded.
import { query, signIn } from './support/api.mjs';
import { createInstallation } from './support/installation.mjs';
import { memoryOf } from './support/processes.mjs';
import { createRandom } from './support/random.mjs';
import { onEveryDatabase } from './support/rounds.mjs';
import { prepareTodos } from './support/todos.mjs';

export const name = 'many-rows';
export const weight = 2;

const STATUSES = 50;
/** With less time than this for one database a tenth of the rows has to do. */
const MILLISECONDS_FOR_A_MILLION = 45_000;
const MOST_MEMORY = 512;

export const run = ({ budgetMs, seed, log }) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    const server = await installation.start();
    try {
      const admin = await signIn(server.url);
      const api = await prepareTodos(admin);
      const rows = endsAt - Date.now() >= MILLISECONDS_FOR_A_MILLION ? 1_000_000 : 100_000;
      await fill(installation, rows);
      await checkLimits(api);
      const checked = await askUntil(endsAt, { api, rows, random: createRandom(seed) });
      api.close();
      return `${rows} rows, ${checked} answers checked${memorySentence(server)}`;
    } finally {
      await server.kill();
      await installation.remove();
    }
  });

/** Row n has priority n, status n modulo 50 and is done when n is odd, so that every answer can be worked out. */
async function fill({ kind, tables }, rows) {
  const moment = kind === 'sqlite' ? `'2024-01-01T00:00:00.000Z'` : `timestamptz '2024-01-01T00:00:00Z'`;
  const text = (sql) => (kind === 'sqlite' ? `CAST(${sql} AS TEXT)` : `(${sql})::text`);
  const recursion = `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT i FROM n)`;
  const numbers = kind === 'sqlite' ? recursion : `generate_series(1, ${rows}) AS numbers(i)`;
  const done = kind === 'sqlite' ? 'i % 2' : 'i % 2 = 1';
  await tables.rows(
    `INSERT INTO "todos" ("title", "status", "priority", "done", "notes", "createdAt", "updatedAt")
     SELECT 'title ' || ${text('i')}, 's' || ${text(`i % ${STATUSES}`)}, i, ${done}, 'notes of ' || ${text('i')}, ${moment}, ${moment}
     FROM ${numbers}`,
  );
  await tables.rows('ANALYZE');
}

async function checkLimits(api) {
  const refusals = [
    ['pageSize=100000', 'PAGE_SIZE_TOO_LARGE'],
    ['paginate=false', 'PAGE_SIZE_TOO_LARGE'],
    ['page=100000&pageSize=200', 'OFFSET_TOO_LARGE'],
    [query({ filter: { priority: { $in: Array.from({ length: 501 }, (_, index) => index) } } }), 'QUERY_TOO_COMPLEX'],
  ];
  for (const [search, code] of refusals) {
    const { status, json, text } = await api.call('GET', `todos:list?${search}`);
    if (status !== 400 || json?.errors?.[0]?.code !== code)
      throw new Error(`todos:list?${search.slice(0, 80)} should be refused with ${code}: ${status} ${text.slice(0, 300)}`);
  }
  const { json } = await api.call('GET', 'todos:list?pageSize=1');
  if (json?.meta?.count !== 10_000 || json.meta.countCapped !== true)
    throw new Error(`The count is not capped: ${JSON.stringify(json?.meta)}`);
}

async function askUntil(endsAt, { api, rows, random }) {
  const questions = [askGet, askPage, askStatus, askRange, askMember, askExactCount];
  let checked = 0;
  while (checked < questions.length * 2 || (Date.now() < endsAt && checked < 2000)) {
    const { path, expected, actual } = questions[checked % questions.length]({ rows, random });
    const { status, json, text } = await api.call('GET', path);
    const given = status === 200 ? actual(json) : `${status} ${text.slice(0, 200)}`;
    if (JSON.stringify(given) !== JSON.stringify(expected))
      throw new Error(`${path} answered ${JSON.stringify(given)} instead of ${JSON.stringify(expected)}`);
    checked += 1;
  }
  return checked;
}

const priorities = ({ data }) => data.map(({ priority }) => priority);
const range = (length, of) => Array.from({ length }, (_, index) => of(index));

function askGet({ rows, random }) {
  const n = random.int(1, rows);
  const expected = { title: `title ${n}`, status: `s${n % STATUSES}`, priority: n, done: n % 2 === 1, notes: `notes of ${n}` };
  return { path: `todos:get?filterByTk=${n}&fields=title,status,priority,done,notes`, expected, actual: ({ data }) => data };
}

function askPage({ random }) {
  const page = random.int(1, 500);
  return {
    path: `todos:list?page=${page}&pageSize=200&sort=id`,
    expected: range(200, (index) => (page - 1) * 200 + index + 1),
    actual: priorities,
  };
}

/** Newest first within one status. */
function askStatus({ rows, random }) {
  const status = random.int(0, STATUSES - 1);
  const last = rows - ((rows - status) % STATUSES);
  const search = query({ filter: { status: `s${status}` }, sort: '-id', pageSize: '20', count: 'exact' });
  const expected = { count: rows / STATUSES, first: range(20, (index) => last - index * STATUSES) };
  return { path: `todos:list?${search}`, expected, actual: (json) => ({ count: json.meta.count, first: priorities(json) }) };
}

/** Without an index: the whole table has to be looked through. */
function askRange({ rows, random }) {
  const from = random.int(1, rows - 10);
  const search = query({ filter: { $and: [{ priority: { $gte: from } }, { priority: { $lt: from + 10 } }] }, sort: 'priority' });
  return { path: `todos:list?${search}`, expected: range(10, (index) => from + index), actual: priorities };
}

function askMember({ rows, random }) {
  const ids = [...new Set(range(100, () => random.int(1, rows)))].toSorted((a, b) => a - b);
  const search = query({ filter: { id: { $in: ids } }, sort: 'id', pageSize: '200' });
  return { path: `todos:list?${search}`, expected: ids, actual: priorities };
}

const askExactCount = ({ rows }) => ({ path: 'todos:list?pageSize=1&count=exact', expected: rows, actual: ({ meta }) => meta.count });

function memorySentence(server) {
  const worker = server.worker();
  if (worker === undefined) return ', memory not measured on this system';
  const { highest } = memoryOf(worker);
  if (highest > MOST_MEMORY) throw new Error(`The server used ${highest} MB, more than ${MOST_MEMORY} MB`);
  return `, memory at most ${highest} MB`;
}
