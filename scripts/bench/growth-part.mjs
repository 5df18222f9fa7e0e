import { createApi, signIn } from '../verify/support/api.mjs';
import { createInstallation } from '../verify/support/installation.mjs';
import { memoryOf } from '../verify/support/processes.mjs';
import { CASES } from './cases.mjs';
import { lineChart } from './chart.mjs';
import { measureCase, summarizeSide } from './measure.mjs';
import { createOwnDatabase } from './own-database.mjs';
import { formatRows, number } from './report.mjs';
import { closing, openWorld } from './sides.mjs';

const ROWS = [1_000, 10_000, 100_000, 1_000_000];
const BY_ROWS = ['list', 'filter', 'get', 'create'];
const FIELDS = [5, 20, 50, 100];
const RELATIONS = [[], ['owner'], ['owner', 'comments'], ['owner', 'comments', 'tags']];
const COLLECTIONS = [0, 100, 1_000];
const FEW_ROWS = 1_000;
const CONNECTIONS = 8;

const microseconds = ({ server, database }) => (server === undefined || database === undefined ? undefined : (server + database) * 1000);

/**
 * How the cost of a request, and of starting, grows with what there is.
 * @returns {Promise<{ text: string, charts: Record<string, string>, errors: number }>}
 */
export async function benchGrowth(database, { quick, ...options }) {
  const measured = { ...options, connections: CONNECTIONS, errors: [] };
  const shorten = (steps) => (quick ? steps.slice(0, 2) : steps);
  const tables = [
    await growRows(database, shorten(ROWS), measured),
    await growFields(database, shorten(FIELDS), measured),
    await growRelations(database, measured),
    await growCollections(database, shorten(COLLECTIONS)),
  ];
  const charts = Object.fromEntries(tables.flatMap(({ chart, name }) => (chart ? [[`bench-${name}-${database.kind}`, chart]] : [])));
  const text = tables.map(({ head, rows }) => formatRows(head, rows)).join('\n\n');
  return { text, charts, errors: measured.errors.reduce((sum, count) => sum + count, 0) };
}

const sideOf = ({ server, keys }) => ({
  name: 'mortise',
  url: server.url,
  pid: server.pid,
  application: 'mortise',
  token: keys.restricted,
});

async function costOf(use, side, { tables, rows, ...measured }) {
  const samples = await measureCase(use, { ...measured, sides: [side], tables, rows });
  const summary = summarizeSide(samples.mortise);
  measured.errors.push(summary.errors);
  return microseconds(summary);
}

async function growRows(database, steps, measured) {
  const cases = CASES.filter(({ name }) => BY_ROWS.includes(name));
  const costs = [];
  for (const rows of steps) {
    costs.push(
      await closing(async (undo) => {
        const world = await openWorld(database, rows, undo);
        const cost = [];
        for (const use of cases) cost.push(await costOf(use, sideOf(world), { ...measured, tables: world.installation.tables, rows }));
        return cost;
      }),
    );
    console.log(
      `  ${rows} rows: ${costs
        .at(-1)
        .map((cost) => number(cost))
        .join(', ')} µs`,
    );
  }
  return grown('rows', { steps, labels: cases.map(({ name }) => name), costs, title: 'CPU per request by rows in the table' });
}

async function growRelations(database, measured) {
  const [list] = CASES;
  return closing(async (undo) => {
    const world = await openWorld(database, FEW_ROWS, undo);
    const costs = [];
    for (const appends of RELATIONS) {
      const shown = appends.length === 0 ? '' : `&appends=${appends.join(',')}`;
      const use = { ...list, request: (values) => ({ method: 'GET', path: list.request(values).path + shown }) };
      costs.push([await costOf(use, sideOf(world), { ...measured, tables: world.installation.tables, rows: FEW_ROWS })]);
    }
    const steps = RELATIONS.map(({ length }) => length);
    return grown('relations', { steps, labels: ['list'], costs, title: 'CPU per page of 20 by relations shown' });
  });
}

/** Of texts of ten characters. */
async function growFields(database, steps, measured) {
  return closing(async (undo) => {
    const { server, installation } = await openWorld(database, 20, undo);
    const admin = await signIn(server.url);
    const costs = [];
    for (const count of steps) {
      const name = `wide${count}`;
      const fields = Array.from({ length: count }, (_none, index) => ({ name: `field${index}`, type: 'string' }));
      await admin.post('collections:create', { name, fields, createdBy: false, updatedBy: false });
      const records = Array.from({ length: 200 }, () => Object.fromEntries(fields.map((field) => [field.name, 'ten letters'])));
      await admin.post(`${name}:create`, records);
      const use = {
        draw: (random) => ({ page: 1 + random(10) }),
        request: ({ page }) => ({ method: 'GET', path: `${name}:list?count=none&pageSize=20&page=${page}` }),
        holds: (rows) => rows.length === 20 && rows.every((row) => row[`field${count - 1}`] === 'ten letters'),
      };
      const side = { ...sideOf({ server, keys: {} }), token: admin.token };
      costs.push([await costOf(use, side, { ...measured, tables: installation.tables, rows: 200 })]);
    }
    admin.close();
    return grown('fields', { steps, labels: ['list'], costs, title: 'CPU per page of 20 by fields of the collection' });
  });
}

/** Start from nothing running until the health probe answers, memory of the worker then, and one page. */
async function growCollections(database, steps) {
  const rows = [];
  for (const count of steps) {
    const [start, memory] = await closing((undo) => startWith(database, count, undo));
    rows.push([number(count), number(start), number(memory)]);
    console.log(`  ${count} collections: start ${number(start)} ms, ${number(memory)} MB`);
  }
  return { name: 'collections', head: ['collections', 'start ms', 'memory MB'], rows };
}

async function startWith(database, count, undo) {
  const own = database.kind === 'postgres' ? await createOwnDatabase(database) : database;
  if (own.remove) undo.push(() => own.remove());
  const installation = await createInstallation(own);
  undo.push(() => installation.remove());
  const first = await installation.start();
  undo.push(() => first.kill());
  const admin = await signIn(first.url);
  for (let made = 0; made < count; made += 1) {
    const fields = ['one', 'two', 'three', 'four', 'five'].map((name) => ({ name, type: 'string' }));
    await admin.post('collections:create', { name: `c${made}`, fields });
  }
  admin.close();
  await first.stop();
  const begun = performance.now();
  const server = await installation.start();
  undo.push(() => server.kill());
  const took = performance.now() - begun;
  const api = createApi(server.url);
  await api.call('GET', 'app:boot');
  api.close();
  return [took, memoryOf(server.worker())?.now];
}

function grown(name, { steps, labels, costs, title }) {
  const lines = labels.map((label, index) => ({ label, values: costs.map((cost) => cost[index]) }));
  return {
    name,
    head: [name, ...labels.map((label) => `${label} µs`)],
    rows: steps.map((step, index) => [number(step), ...costs[index].map((cost) => number(cost))]),
    chart: costs.flat().includes(undefined) ? undefined : lineChart({ title, steps, lines, unit: 'µs' }),
  };
}
