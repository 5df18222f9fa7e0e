import { userInfo } from 'node:os';
import { requireFrom } from './paths.mjs';

async function answers(connectionString) {
  const { Client } = requireFrom('packages/database')('pg');
  const client = new Client({ connectionString, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The address of a PostgreSQL server for tests: the one named in the environment, or else one on this machine that lets us in. */
export async function findPostgres() {
  const named = process.env.MORTISE_TEST_DATABASE_URL;
  const guesses = ['postgres', userInfo().username].map((user) => `postgres://${encodeURIComponent(user)}@127.0.0.1:5432/postgres`);
  for (const address of named ? [named] : guesses) {
    if (await answers(address)) return address;
  }
  return undefined;
}

export const POSTGRES_HELP = `PostgreSQL: no server answers at ${
  process.env.MORTISE_TEST_DATABASE_URL ? 'MORTISE_TEST_DATABASE_URL' : '127.0.0.1:5432'
}, so no test ran on it. To enable, with a user that may create databases:
    MORTISE_TEST_DATABASE_URL=postgres://user:password@host:5432/postgres npm test`;
