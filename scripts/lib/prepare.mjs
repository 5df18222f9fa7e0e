import { buildServer } from '../build-server.mjs';
import { ensureInstalled, ensureSqlite } from './install.mjs';
import { findPostgres } from './postgres.mjs';
import { fail } from './run.mjs';

/** What tests and verification rounds stand on: everything installed, dist up to date (for child processes), a database address. */
export async function prepare() {
  await ensureInstalled({ dev: true });
  await ensureSqlite();
  await buildServer().catch((error) => fail(error.message));
  return { postgres: await findPostgres() };
}
