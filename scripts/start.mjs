// npm start: from a fresh clone to a running server, doing only what is still missing.
import './lib/node-version.mjs';

// Loaded after the check of the version.
const { ensureInstalled, ensureSqlite } = await import('./lib/install.mjs');
const { requireFrom } = await import('./lib/paths.mjs');
const { fail, step } = await import('./lib/run.mjs');
const { buildServer } = await import('./build-server.mjs');
const { buildClient, isClientStale } = await import('./build-client.mjs');

await ensureInstalled({ dev: false });
await ensureSqlite();
const orFail = (error) => fail(error.message);
const written = await buildServer().catch(orFail);
if (written > 0) console.log(`Built ${written} files`);
if (isClientStale()) await step('Building the admin', () => buildClient()).catch(orFail);

// In this process, so that signals and exit codes are the server's own.
const { main } = requireFrom('packages/server')('./dist/cli.js');
const [node, script, ...options] = process.argv;
await main([node, script, 'start', ...options]);
