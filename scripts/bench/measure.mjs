import { isDeepStrictEqual } from 'node:util';
import { createApi } from '../verify/support/api.mjs';
import { canLookAtProcesses, cpuMilliseconds } from '../verify/support/processes.mjs';
import { load, percentile } from './load.mjs';
import { backendCpu } from './own-database.mjs';

/** Until the code of a request has been compiled: so many answers, looked at every so many milliseconds, at most so often. */
const WARM_UP = { answers: 3000, milliseconds: 1000, times: 6 };
const random = (below) => Math.floor(Math.random() * below);
const isMortise = ({ name }) => name === 'mortise' || name === 'unrestricted';
const sayTo = (side, { request, plain }) => (isMortise(side) ? request : plain);

/** @throws when Mortise and the exact reference do not give the same data to the same question: then they do not do the same work */
export async function checkSameAnswers({ mortise, exact }, cases, rows) {
  const apis = [mortise, exact].map(({ url, token }) => createApi(url, { token }));
  for (const use of cases.filter(({ name }) => name !== 'create')) {
    for (let round = 0; round < 5; round += 1) {
      const values = use.draw(random, rows);
      const [ours, theirs] = await Promise.all([
        apis[0].get(sayTo(mortise, use)(values).path),
        apis[1].get(sayTo(exact, use)(values).path),
      ]);
      if (!isDeepStrictEqual(ours, theirs) || !use.holds(ours, values)) {
        const [left, right] = [ours, theirs].map((data) => JSON.stringify(data).slice(0, 600));
        throw new Error(`"${use.name}" ${JSON.stringify(values)} is answered differently:\n${left}\n${right}`);
      }
    }
  }
  for (const api of apis) api.close();
}

/**
 * Measures one case on all sides in turn, round after round; who begins changes.
 * @returns {Promise<Record<string, Sample[]>>} by the side's name
 * @typedef {{ perSecond: number, server?: number, database?: number, errors: number, firstError?: string, latencies: Float64Array }} Sample CPU in ms per request
 */
export async function measureCase(use, { sides, tables, rows, seconds, rounds, connections }) {
  const samples = Object.fromEntries(sides.map(({ name }) => [name, []]));
  const once = (side, milliseconds) => sampleOf(side, use, { tables, rows, connections, milliseconds });
  for (const side of sides) await warmUp(() => once(side, WARM_UP.milliseconds));
  for (let round = 0; round < rounds; round += 1) {
    const turn = round % sides.length;
    for (const side of [...sides.slice(turn), ...sides.slice(0, turn)]) samples[side.name].push(await once(side, seconds * 1000));
  }
  return samples;
}

/** @returns {Promise<Sample>} of requests of this kind, each of which asks for something else */
export function sampleOf(side, use, { tables, rows, ...options }) {
  const say = sayTo(side, use);
  const next = () => {
    const values = use.draw(random, rows);
    return { ...say(values), holds: (data) => use.holds(data, values) };
  };
  return sample(side, { tables, ...options, next });
}

/** Asks until the code of such a request has been compiled. */
export async function warmUp(once) {
  for (let answers = 0; answers < WARM_UP.answers;) {
    const run = await once();
    if (run.errors > 0) throw new Error(run.firstError);
    answers += run.latencies.length;
  }
}

async function sample(side, { tables, ...options }) {
  const before = await usedBy(side, tables);
  const { answers, errors, firstError, seconds, latencies } = await load({ ...side, ...options });
  const after = await usedBy(side, tables);
  return {
    perSecond: answers / seconds,
    server: canLookAtProcesses ? (after.server - before.server) / answers : undefined,
    database: databaseCpu(before.backends, after.backends, answers),
    errors,
    firstError,
    latencies,
  };
}

/** SQLite works inside the server. */
async function usedBy({ pid, application }, tables) {
  return { server: cpuMilliseconds(pid), backends: tables.schema === undefined ? undefined : await backendCpu(tables, application) };
}

/** Undefined where the database runs on another machine. */
function databaseCpu(before, after, answers) {
  if (after === undefined) return 0;
  const used = [...after].map(([pid, cpu]) => cpu - (before.get(pid) ?? 0));
  const sum = used.reduce((total, cpu) => total + cpu, 0);
  return sum > 0 ? sum / answers : undefined;
}

export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** What one side needed: medians over the rounds. */
export function summarizeSide(samples) {
  const latencies = Float64Array.from(samples.flatMap((one) => [...one.latencies])).sort();
  const middle = (name) => {
    const values = samples.map((one) => one[name]);
    return values.includes(undefined) ? undefined : median(values);
  };
  return {
    perSecond: median(samples.map(({ perSecond }) => perSecond)),
    server: middle('server'),
    database: middle('database'),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    errors: samples.reduce((sum, { errors }) => sum + errors, 0),
    firstError: samples.find(({ firstError }) => firstError !== undefined)?.firstError,
  };
}

/** CPU per request of `theirs` divided by `ours`, taken within each round: median, lowest, highest. Undefined where CPU is not known. */
export function ratioOf(ours, theirs) {
  const cost = ({ server, database }) => server + database;
  const ratios = ours.map((one, round) => cost(theirs[round]) / cost(one));
  if (ratios.some((ratio) => !Number.isFinite(ratio))) return undefined;
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
