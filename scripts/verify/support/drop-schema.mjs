// node drop-schema.mjs URL SCHEMA: a process of its own, because one that is ending cannot wait for a database.
import { requireFrom } from '../../lib/paths.mjs';

const [url, schema] = process.argv.slice(2);
const { Client } = requireFrom('packages/database')('pg');
const client = new Client({ connectionString: url });
await client.connect();
await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
await client.end();
