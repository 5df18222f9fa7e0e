import { buildClient } from '../build-client.mjs';
import { buildServer } from '../build-server.mjs';
import { ensureInstalled, ensureSqlite } from './install.mjs';
import { bringPostgres } from './brought-postgres.mjs';
import { findPostgres } from './postgres.mjs';
import { fail } from './run.mjs';

/**
 * What tests and verification rounds stand on: everything installed, dist up to date (for child processes), and the address of a
 * PostgreSQL server. `release` ends the server if it is one of our own.
 */
export async function prepare() {
  await ensureInstalled({ dev: true });
  await ensureSqlite();
  await buildServer().catch((error) => fail(error.message));
  await buildClient().catch((error) => fail(error.message));
  const postgres = await findPostgres();
  // A server that was named and does not answer is a mistake to be told of, not to be worked around.
  if (postgres || process.env.MORTISE_TEST_DATABASE_URL) return { postgres, release: async () => undefined };
  const brought = await bringPostgres();
  return { postgres: brought?.address, release: async () => brought?.stop() };
}
