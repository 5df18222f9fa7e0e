// Kills the server in the middle of a change of a field's type over many rows; the table, its description and every value must be of the
// old type or of the new one afterwards, without anybody's help.
import { UnexpectedAnswer, signIn } from './support/api.mjs';
import { integrityFaults } from './support/installation.mjs';
import { createRandom, seedOf } from './support/random.mjs';
import { refuseFaults } from './support/rounds.mjs';
import { sleep } from './support/server.mjs';
import { withVictim } from './support/victim.mjs';

export const name = 'kill-type-change';
export const weight = 2;

const COLLECTION = 'measures';
const FIELD = 'size';
const MOST_ROUNDS = 200;
/** With less time than this for one database a smaller table has to do. */
const MILLISECONDS_FOR_A_MILLION = 180_000;
const ROWS = { many: 1_000_000, few: 20_000 };

export const run = ({ budgetMs, seed, log }) => withVictim({ budgetMs, log }, (victim, { endsAt }) => killUntil(endsAt, { victim, seed }));

async function killUntil(endsAt, { victim, seed }) {
  const { installation } = victim;
  let admin = await signIn(victim.server.url);
  const { token } = admin;
  const fields = [{ name: FIELD, type: 'string', index: true, allowNull: false }];
  await admin.post('collections:create', { name: COLLECTION, fields });
  const rows = endsAt - Date.now() >= MILLISECONDS_FOR_A_MILLION ? ROWS.many : ROWS.few;
  await fill(installation, rows);
  // How long it takes undisturbed tells when to strike.
  const started = Date.now();
  await changeType(admin, 'integer');
  const milliseconds = Date.now() - started;
  let type = 'integer';
  refuseFaults(await faultsOf({ type, rows }, { admin, installation }), `After an undisturbed change on ${installation.kind}`);
  let [rounds, interrupted, undone] = [0, 0, 0];
  for (; rounds < MOST_ROUNDS && (rounds === 0 || Date.now() < endsAt); rounds += 1) {
    const random = createRandom(seedOf(seed, rounds));
    const wanted = type === 'integer' ? 'string' : 'integer';
    const wait = random.int(0, Math.round(milliseconds * 1.1));
    const finished = await changeUntilKilled({ victim, admin, wanted, wait });
    victim.server = await installation.start();
    admin.close();
    admin = (await signInAgain(victim)).as({ token });
    const { type: found } = await admin.get(`collections/${COLLECTION}/fields:get?filterByTk=${FIELD}`);
    const where = `After kill ${rounds + 1} on ${installation.kind}, ${wait} ms into ${type} → ${wanted} of ${rows} rows, seed ${seed}`;
    if (finished ? found !== wanted : found !== type && found !== wanted) throw new Error(`${where}: the field is ${found}`);
    refuseFaults(await faultsOf({ type: found, rows }, { admin, installation }), where);
    if (!finished) interrupted += 1;
    if (found === type) undone += 1;
    type = found;
  }
  admin.close();
  await victim.server.stop();
  refuseFaults(await integrityFaults(installation), `Integrity of ${installation.kind}`);
  return `${rows} rows, ${rounds} kills, ${interrupted} of them in the middle of a change (${milliseconds} ms), ${undone} changes undone`;
}

const signInAgain = ({ server }) => signIn(server.url);

/** Row n holds n, so that every answer can be worked out. */
async function fill({ kind, tables }, rows) {
  const recursion = `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT i FROM n)`;
  const numbers = kind === 'sqlite' ? recursion : `generate_series(1, ${rows}) AS numbers(i)`;
  const moment = kind === 'sqlite' ? `'2024-01-01T00:00:00.000Z'` : `timestamptz '2024-01-01T00:00:00Z'`;
  await tables.rows(
    `INSERT INTO "${COLLECTION}" ("${FIELD}", "createdAt", "updatedAt") SELECT CAST(i AS VARCHAR(20)), ${moment}, ${moment} FROM ${numbers}`,
  );
}

async function changeType(admin, type) {
  const change = { action: 'fields:update', collection: COLLECTION, field: FIELD, values: { type } };
  const { planId, applicable } = await admin.post('collections:plan', change);
  if (!applicable) throw new UnexpectedAnswer(`The plan to ${type} is not applicable`);
  const { text } = await admin
    .as({ token: admin.token, headers: { accept: 'application/x-ndjson' } })
    .call('POST', 'collections:applyPlan', {
      planId,
      change,
    });
  const { data } = JSON.parse(text.trim().split('\n').at(-1));
  if (data === undefined) throw new UnexpectedAnswer(`The change to ${type} was answered with ${text.slice(-500)}`);
}

/** @returns {Promise<boolean>} whether the change was reported as done before the server was gone */
async function changeUntilKilled({ victim, admin, wanted, wait }) {
  let struck = false;
  const strike = async () => {
    await sleep(wait);
    struck = true;
    await victim.server.kill();
  };
  const killed = strike();
  try {
    await changeType(admin, wanted);
    return true;
  } catch (error) {
    if (!struck || error instanceof UnexpectedAnswer) throw error;
    return false;
  } finally {
    await killed;
  }
}

/** Where values, table and description are not whole. */
async function faultsOf({ type, rows }, { admin, installation }) {
  const faults = [];
  const { kind, tables } = installation;
  const number = kind === 'sqlite' ? `CAST("${FIELD}" AS INTEGER)` : `"${FIELD}"::bigint`;
  const typeOf = kind === 'sqlite' ? `typeof("${FIELD}")` : `pg_typeof("${FIELD}")::text`;
  const [found] = await tables.rows(
    `SELECT count(*) AS "count", sum(CASE WHEN ${number} = "id" THEN 1 ELSE 0 END) AS "right", min(${typeOf}) AS "lowest", max(${typeOf}) AS "highest" FROM "${COLLECTION}"`,
  );
  const stored = { integer: { sqlite: 'integer', postgres: 'integer' }, string: { sqlite: 'text', postgres: 'character varying' } }[type][
    kind
  ];
  if (Number(found.count) !== rows) faults.push(`${found.count} rows instead of ${rows}`);
  if (Number(found.right) !== rows) faults.push(`${found.right} values of ${rows} are right`);
  if (found.lowest !== stored || found.highest !== stored)
    faults.push(`values are ${found.lowest} to ${found.highest} instead of ${stored}`);
  const left = (await tables.columns(COLLECTION)).filter((column) => column.startsWith('m_') && column !== 'm_version');
  if (left.length > 0) faults.push(`columns left behind: ${left}`);
  const value = type === 'integer' ? rows : String(rows);
  const { [FIELD]: shown } = await admin.get(`${COLLECTION}:get?filterByTk=${rows}`);
  if (shown !== value) faults.push(`the last record shows ${JSON.stringify(shown)} instead of ${JSON.stringify(value)}`);
  const { count } = (await admin.call('GET', `${COLLECTION}:list?filter=${encodeURIComponent(JSON.stringify({ [FIELD]: value }))}`)).json
    .meta;
  if (count !== 1) faults.push(`${count} records are found by their value instead of 1`);
  return faults;
}
