// A million records come in as one file and go out as another: nothing is lost, memory stays bounded.
import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { signIn } from './support/api.mjs';
import { createInstallation } from './support/installation.mjs';
import { memoryOf } from './support/processes.mjs';
import { onEveryDatabase } from './support/rounds.mjs';
import { prepareTodos } from './support/todos.mjs';

export const name = 'many-rows-import-export';
export const weight = 2;

/** With less time than this for one database a tenth of the rows has to do. */
const MILLISECONDS_FOR_A_MILLION = 240_000;
const MOST_MEMORY = 512;
const PIECE = 1000;

export const run = ({ budgetMs, log }) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    const server = await installation.start();
    try {
      const admin = await signIn(server.url);
      await admin.post('pm:enable?filterByTk=import-export');
      const api = await prepareTodos(admin);
      const rows = endsAt - Date.now() >= MILLISECONDS_FOR_A_MILLION ? 1_000_000 : 100_000;
      const target = { url: server.url, token: api.token };
      const start = Date.now();
      await importRows(target, rows);
      const imported = Date.now();
      await exportRows(target, rows);
      const seconds = (from, to) => Math.round((to - from) / 1000);
      api.close();
      return `${rows} rows in ${seconds(start, imported)} s, out ${seconds(imported, Date.now())} s${memorySentence(server)}`;
    } finally {
      await server.kill();
      await installation.remove();
    }
  });

function* lines(rows) {
  yield 'title,status,priority,done\n';
  for (let first = 1; first <= rows; first += PIECE) {
    yield Array.from({ length: PIECE }, (_, index) => `title ${first + index},s,${first + index},true\n`).join('');
  }
}

function call(method, path, { url, token }) {
  const sending = request(`${url}/api/${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' } });
  return { sending, answered: once(sending, 'response') };
}

async function importRows(target, rows) {
  const { sending, answered } = call('POST', 'todos:import?mode=commit&onError=stop', target);
  await pipeline(Readable.from(lines(rows)), sending);
  const [answer] = await answered;
  const report = await json(answer);
  if (report.data?.imported !== rows) throw new Error(`The import answered ${JSON.stringify(report).slice(0, 300)}`);
}

/** Row n has priority n, so the sum of all tells that each is there once. */
async function exportRows(target, rows) {
  const { sending, answered } = call('GET', 'todos:export?fields=priority&sort=id', target);
  sending.end();
  const [answer] = await answered;
  const seen = { count: 0, sum: 0, rest: '' };
  for await (const chunk of answer.setEncoding('utf8')) {
    const parts = (seen.rest + chunk).split('\r\n');
    seen.rest = parts.pop();
    for (const part of parts) {
      if (part === 'priority') continue;
      seen.count += 1;
      seen.sum += Number(part);
    }
  }
  if (seen.count !== rows || seen.sum !== (rows * (rows + 1)) / 2) throw new Error(`The export held ${seen.count} rows, sum ${seen.sum}`);
}

function memorySentence(server) {
  const worker = server.worker();
  if (worker === undefined) return ', memory not measured on this system';
  const { highest } = memoryOf(worker);
  if (highest > MOST_MEMORY) throw new Error(`The server used ${highest} MB, more than ${MOST_MEMORY} MB`);
  return `, memory at most ${highest} MB`;
}
