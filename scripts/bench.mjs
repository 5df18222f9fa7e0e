// npm run bench -- [--databases sqlite,postgres] [--seconds 5] [--rounds 5] [--connections 16] [--rows 20000] [--cases list,get]
//                  [--statements] [--record]
//
// Measures Mortise against a bare server that runs the same statements on the same kind of database with equal tables, both as
// processes of their own on loopback, in turn. Ratios are comparable between machines, absolute numbers are not.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { CASES } from './bench/cases.mjs';
import { checkSameAnswers, measureCase, summarize } from './bench/measure.mjs';
import { databaseVersion, describeMachine, formatTable, record } from './bench/report.mjs';
import { openSides } from './bench/sides.mjs';
import { buildServer } from './build-server.mjs';
import { fail } from './lib/run.mjs';
import { canLookAtProcesses } from './verify/support/processes.mjs';
import { availableDatabases } from './verify/support/installation.mjs';

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
      statements: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  const numbers = Object.fromEntries(['seconds', 'rounds', 'connections', 'rows'].map((name) => [name, Number(values[name])]));
  for (const [name, value] of Object.entries(numbers)) if (!(value > 0)) fail(`--${name} takes a number above 0, not ${values[name]}`);
  return { ...values, ...numbers, databases: values.databases.split(','), cases: values.cases.split(',') };
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

const options = readOptions();
await buildServer();
const databases = (await availableDatabases(console.log)).filter(({ kind }) => options.databases.includes(kind));
const settings = `${options.rows} records, ${options.connections} connections, ${options.rounds} rounds of ${options.seconds} s on each side in turn`;
console.log(`${describeMachine()}\n${settings}${canLookAtProcesses ? '' : '\nCPU per request is not measured on this system'}`);

const sections = [];
let errors = 0;
for (const database of databases) {
  const name = await databaseVersion(database);
  console.log(`\n${name}`);
  const results = await benchDatabase(database, options);
  errors += results.reduce((sum, result) => sum + result.errors, 0);
  sections.push(`### ${name}\n\n${formatTable(results)}`);
}

// Client, server and database keep about three processes busy; much more than that was somebody else.
const busy = `Load average at the end: ${loadavg()[0].toFixed(1)}.`;
const result = `${new Date().toISOString().slice(0, 10)}: ${describeMachine()}.\n${settings}. ${busy}\n\n${sections.join('\n\n')}`;
console.log(`\n${result}`);
if (options.record) record(result);
process.exit(errors === 0 ? 0 : 1);
