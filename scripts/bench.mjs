// npm run bench -- [--databases sqlite,postgres] [--seconds 5] [--rounds 5] [--connections 16] [--rows 20000] [--cases list,get]
//                  [--statements] [--record] [--parts load,browser] [--browser-rows 100000] [--samples 20]
//
// Measures Mortise against a bare server that runs the same statements on the same kind of database with equal tables, both as
// processes of their own on loopback, in turn; then the admin in a browser against a bare request for the same JSON. Ratios are
// comparable between machines, absolute numbers are not.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { CASES } from './bench/cases.mjs';
import { benchBrowser } from './bench/browser/bench-browser.mjs';
import { checkSameAnswers, measureCase, summarize } from './bench/measure.mjs';
import { databaseVersion, describeMachine, formatTable, record } from './bench/report.mjs';
import { openSides } from './bench/sides.mjs';
import { buildClient } from './build-client.mjs';
import { buildServer } from './build-server.mjs';
import { CHROMIUM_HELP } from './lib/chromium.mjs';
import { fail } from './lib/run.mjs';
import { canLookAtProcesses } from './verify/support/processes.mjs';
import { availableDatabases } from './verify/support/installation.mjs';

const NUMBERS = ['seconds', 'rounds', 'connections', 'rows', 'browser-rows', 'samples'];

function readOptions() {
  const text = (value) => ({ type: 'string', default: value });
  const { values } = parseArgs({
    options: {
      databases: text('sqlite,postgres'),
      cases: text(CASES.map(({ name }) => name).join(',')),
      seconds: text('5'),
      rounds: text('5'),
      connections: text('16'),
      rows: text('20000'),
      parts: text('load,browser'),
      'browser-rows': text('100000'),
      samples: text('20'),
      statements: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Number(values[name])]));
  for (const [name, value] of Object.entries(numbers)) if (!(value > 0)) fail(`--${name} takes a number above 0, not ${values[name]}`);
  const lists = Object.fromEntries(['databases', 'cases', 'parts'].map((name) => [name, values[name].split(',')]));
  return { ...values, ...numbers, ...lists, browserRows: numbers['browser-rows'] };
}

async function benchDatabase(database, options) {
  const { sides, recorded, close } = await openSides(database, options);
  try {
    if (options.statements) console.log(JSON.stringify(recorded, undefined, 2));
    await checkSameAnswers(sides, options.rows);
    const results = [];
    for (const use of CASES.filter(({ name }) => options.cases.includes(name))) {
      const result = summarize(use.name, await measureCase(use, { sides, ...options }));
      results.push(result);
      console.log(
        `  ${use.name} (${use.what}): ${result.mortise.perSecond.toFixed(0)} against ${result.reference.perSecond.toFixed(0)} req/s, ratio ${result.ratio.toFixed(2)}`,
      );
      if (result.errors > 0) console.error(`  ${result.errors} errors, the first: ${result.firstError}`);
    }
    return results;
  } finally {
    await close();
  }
}

/** Loudly where it cannot be done: a table with a part missing must not look like a whole one. */
async function browserSection(database, options) {
  const result = await benchBrowser(database, options);
  if (result === undefined) console.error(`\nNOT RUN\n\n  ${CHROMIUM_HELP}\n`);
  return result ?? { text: 'The browser part was not run: there is no Chromium.', errors: 0 };
}

const options = readOptions();
await buildServer();
if (options.parts.includes('browser')) await buildClient();
const databases = (await availableDatabases(console.log)).filter(({ kind }) => options.databases.includes(kind));
const settings = `${options.rows} records, ${options.connections} connections, ${options.rounds} rounds of ${options.seconds} s on each side in turn; in the browser ${options.browserRows} records, ${options.samples} samples`;
console.log(`${describeMachine()}\n${settings}${canLookAtProcesses ? '' : '\nCPU per request is not measured on this system'}`);

const sections = [];
let errors = 0;
for (const database of databases) {
  const name = await databaseVersion(database);
  console.log(`\n${name}`);
  const texts = [];
  if (options.parts.includes('load')) {
    const results = await benchDatabase(database, options);
    errors += results.reduce((sum, result) => sum + result.errors, 0);
    texts.push(formatTable(results));
  }
  if (options.parts.includes('browser')) {
    const result = await browserSection(database, options);
    errors += result.errors;
    console.log(`\n${result.text}`);
    texts.push(result.text);
  }
  sections.push(`### ${name}\n\n${texts.join('\n\n')}`);
}

// Client, server and database keep about three processes busy; much more than that was somebody else.
const busy = `Load average at the end: ${loadavg()[0].toFixed(1)}.`;
const result = `${new Date().toISOString().slice(0, 10)}: ${describeMachine()}.\n${settings}. ${busy}\n\n${sections.join('\n\n')}`;
console.log(`\n${result}`);
if (options.record) record(result);
process.exit(errors === 0 ? 0 : 1);
