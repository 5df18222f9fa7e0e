import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { requireFrom } from '../lib/paths.mjs';
import { removeOnExit } from '../verify/support/leftovers.mjs';
import { cpuMilliseconds } from '../verify/support/processes.mjs';

async function connected(url, work) {
  const { Client } = requireFrom('packages/database')('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

export const dropDatabase = (url, name) => connected(url, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));

/**
 * A database of its own on a PostgreSQL server, so that nobody else's connections are counted.
 * @returns {Promise<{ kind: 'postgres', url: string, remove: () => Promise<void> }>}
 */
export async function createOwnDatabase({ url }) {
  const name = `mortise_bench_${randomBytes(6).toString('hex')}`;
  await connected(url, (client) => client.query(`CREATE DATABASE "${name}"`));
  const program = fileURLToPath(new URL('drop-database.mjs', import.meta.url));
  const forget = removeOnExit(() => spawnSync(process.execPath, [program, url, name], { timeout: 20_000 }));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    kind: 'postgres',
    url: own.href,
    async remove() {
      await dropDatabase(url, name);
      forget();
    },
  };
}

/**
 * Milliseconds of CPU the server's processes for one application have used so far, by process; those of writer and checkpointer belong to nobody.
 * @param {{ rows: (sql: string, values: unknown[]) => Promise<{ pid: number }[]> }} tables
 * @returns {Promise<Map<number, number | undefined>>}
 */
export async function backendCpu(tables, application) {
  const found = await tables.rows('SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = ?1', [
    application,
  ]);
  return new Map(found.map(({ pid }) => [pid, cpuMilliseconds(pid)]));
}
