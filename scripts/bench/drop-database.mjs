// node drop-database.mjs <url> <name>: for the end of a process, which cannot wait for anything itself.
import { dropDatabase } from './own-database.mjs';

const [url, name] = process.argv.slice(2);
await dropDatabase(url, name);
