import { signIn } from '../verify/support/api.mjs';
import { CASES } from './cases.mjs';
import { median, sampleOf, warmUp } from './measure.mjs';
import { formatRows, number } from './report.mjs';
import { closing, openWorld } from './sides.mjs';

const GUARDS = ['ip-protection', 'rate-limit'];
/** Requests that cost least, so that what stands in front of them weighs most. */
const MEASURED = ['list', 'get'];
const ROWS = 1_000;
/** Ranges that are looked at for every request. */
const RANGES = 1_000;
/** What limits and rules may add to a request. */
const GOAL = 1.05;
/** Requests a second of all connections together: more than most servers ever get, and no effort for either side. */
const RATE = 2_000;
/**
 * How the load comes. Samples are short and many, since what else a machine does comes and goes over seconds; `pairs` of them for each of the given rounds.
 * Flat out a side that is a little slower also finds its caller and its own threads asleep more often and pays for waking them.
 */
const PACES = [
  { title: '', rate: RATE, milliseconds: 500, pairs: 10, goal: GOAL },
  { title: ', flat out', milliseconds: 250, pairs: 5 },
];
/** What is measured with the guards on the first server, and with them on the second. */
export const GUARD_SAMPLES = `2 × ${PACES[0].pairs} pairs of samples of ${PACES[0].milliseconds} ms at ${RATE} requests a second`;

/**
 * CPU per request with limits and address rules in force, divided by that without the two plugins. Two servers are asked in turn, first with
 * the plugins on one of them, then on the other: no two processes cost the same, whatever they run, and the product of both ratios
 * does not know of that.
 * @returns {Promise<{ text: string, errors: number }>}
 */
export async function benchGuards(database, options) {
  return closing(async (undo) => {
    const sides = [];
    for (let side = 0; side < 2; side += 1) sides.push(await openSide(await openWorld(database, ROWS, undo), undo));
    const run = { errors: 0, ...options };
    const costs = [];
    for (const guarded of sides) {
      for (const side of sides) await side.turn(side === guarded);
      costs.push(await costsOf(sides, run));
    }
    const rows = PACES.flatMap((pace) => MEASURED.map((name) => describe(name + pace.title, pace, costs)));
    return {
      text: formatRows(['case', 'on to off', '95 % interval', 'goal', 'server alone', '95 % interval', 'on µs', 'off'], rows),
      errors: run.errors,
    };
  });
}

/** A server whose rules refuse nobody who asks here. */
async function openSide({ server, installation, keys }, undo) {
  const admin = await signIn(server.url);
  undo.push(async () => admin.close());
  await guard(admin);
  return {
    tables: installation.tables,
    target: { name: 'mortise', url: server.url, pid: server.pid, application: 'mortise', token: keys.restricted },
    async turn(isOn) {
      for (const id of GUARDS) await admin.post(`pm:${isOn ? 'enable' : 'disable'}?filterByTk=${id}`);
    },
  };
}

/** Rules for everything and for each key. */
async function guard(admin) {
  const deny = Array.from({ length: RANGES }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  await admin.post('ipRules:save', { subject: 'everything', version: '', deny, allow: ['127.0.0.0/8', '::1'], origins: [] });
  for (const { subject } of (await admin.get('ipRules:subjects')).apiKeys)
    await admin.post('ipRules:save', { subject, version: '', deny: [], allow: ['127.0.0.1', '::1'], origins: [] });
}

/**
 * @returns {Promise<Record<string, [Cost, Cost][]>>} by case: CPU per request in ms on the first and the second server, pair by pair
 * @typedef {{ server: number, database: number }} Cost
 */
async function costsOf(sides, run) {
  const costs = {};
  for (const use of CASES.filter(({ name }) => MEASURED.includes(name))) {
    const ask = ({ target, tables }, how) => sampleOf(target, use, { ...run, tables, rows: ROWS, ...how });
    for (const side of sides) await warmUp(() => ask(side, { milliseconds: 1000 }));
    for (const pace of PACES) costs[use.name + pace.title] = await pairsOf(sides, pace, { run, ask });
  }
  return costs;
}

async function pairsOf(sides, { rate, milliseconds, pairs }, { run, ask }) {
  const pause = rate === undefined ? 0 : (run.connections * 1000) / rate;
  const costs = [];
  for (let pair = 0; pair < run.rounds * pairs; pair += 1) {
    const cost = new Map();
    for (const side of pair % 2 === 0 ? sides : sides.toReversed()) {
      const { server, database, errors } = await ask(side, { milliseconds, pause });
      run.errors += errors;
      cost.set(side, { server, database });
    }
    costs.push(sides.map((side) => cost.get(side)));
  }
  return costs;
}

function describe(name, { goal }, [onFirst, onSecond]) {
  const on = [...onFirst[name].map(([cost]) => cost), ...onSecond[name].map(([, cost]) => cost)];
  const off = [...onFirst[name].map(([, cost]) => cost), ...onSecond[name].map(([cost]) => cost)];
  const ratiosOf = (of) =>
    onFirst[name].map(([first, second], pair) => {
      const [otherFirst, otherSecond] = onSecond[name][pair];
      return Math.sqrt((of(first) / of(second)) * (of(otherSecond) / of(otherFirst)));
    });
  const row = [
    name,
    ...interval(ratiosOf(({ server, database }) => server + database)),
    goal === undefined ? '–' : `≤ ${number(goal, 2)}`,
    ...interval(ratiosOf(({ server }) => server)),
  ];
  console.log(`  ${row.join(' ')}`);
  const parts = (costs) => ['server', 'database'].map((part) => middle(costs.map((cost) => cost[part] * 1000))).join(' + ');
  return [...row, parts(on), parts(off)];
}

const middle = (values, digits) => (values.every(Number.isFinite) ? number(median(values), digits) : '–');

/** Median, and between which values it lies in 95 of 100 such runs: order statistics, which ask for no certain distribution. */
function interval(values) {
  if (!values.every(Number.isFinite)) return ['–', '–'];
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.floor((sorted.length - 1.96 * Math.sqrt(sorted.length)) / 2));
  return [middle(values, 3), `${number(sorted[rank], 3)}–${number(sorted[sorted.length - 1 - rank], 3)}`];
}
