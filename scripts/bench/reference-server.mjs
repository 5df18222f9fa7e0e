// What Mortise is measured against: node:http and a database driver, statements written by hand, a key looked up in a Map, and nothing
// else. Settings come as JSON in BENCH_REFERENCE.
import { createServer } from 'node:http';
import { openReferenceDatabase } from './reference-database.mjs';
import { referenceStatements } from './reference-sql.mjs';

const { port, key, database, mode } = JSON.parse(process.env.BENCH_REFERENCE);
const keys = new Map([[key, 1]]);
const statements = referenceStatements(database.kind, mode);
const { read, write } = await openReferenceDatabase(database);

const page = ({ limit, offset }) => [Number(limit), Number(offset)];
const VALUES = {
  list: page,
  one: page,
  three: page,
  filter: (parameters) => [...page(parameters), parameters.status],
  get: ({ id }) => [id],
};

function readBody(incoming) {
  return new Promise((resolve, reject) => {
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk) => (text += chunk));
    incoming.on('end', () => resolve(JSON.parse(text)));
    incoming.on('error', reject);
  });
}

function parametersOf(search = '') {
  const parameters = {};
  for (const pair of search.split('&')) {
    const equals = pair.indexOf('=');
    parameters[pair.slice(0, equals)] = decodeURIComponent(pair.slice(equals + 1));
  }
  return parameters;
}

async function rowFor(incoming) {
  if (incoming.method === 'POST') {
    const { title, status, amount, ownerId, placedAt } = await readBody(incoming);
    return write({ text: statements.create, values: [title, status, amount, ownerId, placedAt] });
  }
  const [name, search] = incoming.url.slice(5).split('?');
  return read({ text: statements[name], values: VALUES[name](parametersOf(search)) });
}

async function answer(incoming, outgoing) {
  if (!keys.has(incoming.headers.authorization?.slice(7))) return void outgoing.writeHead(401).end();
  const row = await rowFor(incoming);
  if (row === undefined) return void outgoing.writeHead(404).end();
  const body = `{"data":${row.json}}`;
  outgoing.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
  outgoing.end(body);
}

createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error) => outgoing.writeHead(500, { 'Content-Length': String(error).length }).end(String(error)));
}).listen(port, '127.0.0.1', () => console.log('listening'));
