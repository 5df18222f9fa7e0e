// What Mortise is measured against: node:http and a database driver, with the statements Mortise runs for the same request, a key
// looked up in a Map, and nothing else. Settings come as JSON in BENCH_REFERENCE.
import { createServer } from 'node:http';
import { openReferenceDatabase } from './reference-database.mjs';

const { port, key, userId, database, cases } = JSON.parse(process.env.BENCH_REFERENCE);
const keys = new Map([[key, userId]]);
const connection = await openReferenceDatabase(database);

/** As long, and for as many conditions, as Mortise remembers a count; forgotten with every write. */
const COUNT_LIFE_MILLISECONDS = 1000;
const COUNT_ENTRIES = 1000;
const counts = new Map();

const valueOf = (value, request) => ('constant' in value ? value.constant : value.text ? String(request[value.from]) : request[value.from]);
const bind = ({ text, values }, request) => ({ text, values: values.map((value) => valueOf(value, request)) });

async function list({ first, again }, request) {
  const condition = request.status === undefined ? '' : `${request.status}\n${request.priority}`;
  const known = counts.get(condition);
  const fresh = known !== undefined && known.until > Date.now();
  const row = await connection.read(bind(fresh ? again : first, request));
  const count = fresh ? known.count : Number(row.count);
  if (!fresh) {
    if (counts.size >= COUNT_ENTRIES) counts.clear();
    counts.set(condition, { count, until: Date.now() + COUNT_LIFE_MILLISECONDS });
  }
  const [shown, capped] = count > 10_000 ? [10_000, ',"countCapped":true'] : [count, ''];
  return `{"data":${row.json},"meta":{"count":${shown},"page":${request.offset / 20 + 1},"pageSize":20,"totalPage":${Math.ceil(shown / 20)}${capped}}}`;
}

async function one({ first }, request) {
  const row = await connection.read(bind(first, request));
  return row === undefined ? undefined : `{"data":${row.json}}`;
}

async function create({ first }, request) {
  const row = await connection.write(bind(first, request));
  counts.clear();
  return `{"data":${row.json}}`;
}

const handlers = { list, filter: list, get: one, create };

function readBody(incoming) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    incoming.on('error', reject);
  });
}

async function requestOf(incoming, parameters) {
  if (incoming.method === 'POST') return { ...(await readBody(incoming)), now: new Date().toISOString() };
  const { id, offset, status, priority } = Object.fromEntries(new URLSearchParams(parameters));
  return { id: Number(id), offset: Number(offset), status, priority: Number(priority) };
}

async function answer(incoming) {
  if (!keys.has(incoming.headers.authorization?.slice(7))) return [401, '{}'];
  const [path, parameters] = incoming.url.slice(5).split('?');
  const body = await handlers[path](cases[path], await requestOf(incoming, parameters));
  return body === undefined ? [404, '{}'] : [200, body];
}

createServer((incoming, outgoing) => {
  void answer(incoming)
    .catch((error) => [500, JSON.stringify({ error: String(error) })])
    .then(([status, body]) => {
      outgoing.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
      outgoing.end(body);
    });
}).listen(port, '127.0.0.1', () => console.log('listening'));
