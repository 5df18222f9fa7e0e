// npm run bench -- [--parts load,growth,guards,browser] [--databases sqlite,postgres] [--cases list,get] [--quick] [--record]
//                  [--seconds 3] [--rounds 9] [--starts 3] [--connections 32] [--rows 100000]
//                  [--browser-rows 100000] [--samples 20] [--statements]
//
// Measures Mortise against a reference server written by hand for the same requests, in turn, by CPU per request; how that cost grows; what
// limits and address rules add to it; and the admin in a browser against a bare request for the same JSON. Ratios are comparable between machines, absolute numbers are not.
import { loadavg } from 'node:os';
import { benchBrowser } from './bench/browser/bench-browser.mjs';
import { CASES } from './bench/cases.mjs';
import { benchGrowth } from './bench/growth-part.mjs';
import { GUARD_SAMPLES, benchGuards } from './bench/guards-part.mjs';
import { benchLoad, roundsOf } from './bench/load-part.mjs';
import { databaseVersion, describeMachine, record } from './bench/report.mjs';
import { buildClient } from './build-client.mjs';
import { buildServer } from './build-server.mjs';
import { CHROMIUM_HELP } from './lib/chromium.mjs';
import { readValues } from './lib/read-values.mjs';
import { fail } from './lib/run.mjs';
import { availableDatabases } from './verify/support/installation.mjs';
import { canLookAtProcesses } from './verify/support/processes.mjs';

const NUMBERS = ['seconds', 'rounds', 'starts', 'connections', 'rows', 'browser-rows', 'samples'];
/** A look in about two minutes: whether something went wrong, not how good it is. */
const QUICK = {
  parts: 'load',
  databases: 'postgres',
  cases: 'list,filter,get,create',
  seconds: '1',
  rounds: '3',
  starts: '1',
  rows: '20000',
};
const USUAL = {
  parts: 'load,growth,guards,browser',
  databases: 'sqlite,postgres',
  cases: CASES.map(({ name }) => name).join(','),
  seconds: '3',
  rounds: '9',
  starts: '3',
  rows: '100000',
};

function readOptions() {
  const text = (value) => ({ type: 'string', default: value });
  const flag = { type: 'boolean', default: false };
  const usual = process.argv.includes('--quick') ? QUICK : USUAL;
  const values = readValues({
    ...Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, text(value)])),
    connections: text('32'),
    'browser-rows': text('100000'),
    samples: text('20'),
    quick: flag,
    statements: flag,
    record: flag,
  });
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Number(values[name])]));
  for (const [name, value] of Object.entries(numbers)) if (!(value > 0)) fail(`--${name} takes a number above 0, not ${values[name]}`);
  const lists = Object.fromEntries(['databases', 'cases', 'parts'].map((name) => [name, values[name].split(',')]));
  return { ...values, ...numbers, ...lists, browserRows: numbers['browser-rows'] };
}

/** Loudly where it cannot be done: a table with a part missing must not look like a whole one. */
async function benchAdmin(database, wanted) {
  const result = await benchBrowser(database, wanted);
  if (result === undefined) console.error(`\nNOT RUN\n\n  ${CHROMIUM_HELP}\n`);
  return result ?? { text: 'The browser part was not run: there is no Chromium.', errors: 0 };
}

const PARTS = {
  load: {
    run: benchLoad,
    settings: ({ rows, connections, rounds, starts, seconds }) =>
      `${rows} items, ${connections} connections, ${roundsOf({ rounds, starts }) * starts} rounds of ${seconds} s on each side in turn, all of them started ${starts} times`,
  },
  growth: { run: benchGrowth, settings: ({ rounds, seconds }) => `8 connections, ${rounds} rounds of ${seconds} s` },
  guards: {
    run: benchGuards,
    settings: ({ connections, rounds }) => `${connections} connections, ${rounds} rounds of ${GUARD_SAMPLES}`,
  },
  browser: { run: benchAdmin, settings: ({ browserRows, samples }) => `${browserRows} records, ${samples} samples` },
};

const options = readOptions();
const unknown = options.parts.filter((part) => !Object.hasOwn(PARTS, part));
if (unknown.length > 0) fail(`--parts takes ${Object.keys(PARTS).join(', ')}, not ${unknown.join(', ')}`);
await buildServer();
if (options.parts.includes('browser')) await buildClient();
if (!canLookAtProcesses) console.log('CPU per request is not measured on this system');

let errors = 0;
for (const database of await availableDatabases(console.log)) {
  if (!options.databases.includes(database.kind)) continue;
  const name = await databaseVersion(database);
  for (const part of options.parts) {
    const { run, settings } = PARTS[part];
    console.log(`\n${name}, ${part}: ${settings(options)}`);
    const { text, charts, errors: found } = await run(database, options);
    errors += found;
    // Client, server and database keep about three processes busy; much more than that was somebody else.
    const day = new Date().toISOString().slice(0, 10);
    const about = `${day}: ${name}, ${describeMachine()}. ${settings(options)}. Load average at the end: ${loadavg()[0].toFixed(1)}.`;
    console.log(`\n${about}\n\n${text}`);
    if (options.record) record(`${part}-${database.kind}`, { text: `${about}\n\n${text}`, charts });
  }
}
process.exit(errors === 0 ? 0 : 1);
