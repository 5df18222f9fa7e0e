import { createApi } from '../verify/support/api.mjs';
import { cpuMilliseconds } from '../verify/support/processes.mjs';
import { CASES } from './cases.mjs';
import { load, percentile } from './load.mjs';

const random = (below) => Math.floor(Math.random() * below);
const sayTo = ({ name }, { request, plain }) => (name === 'mortise' ? request : plain);

/** @throws when the two sides do not give the same answer to the same question: then they do not do the same work */
export async function checkSameAnswers(sides, rows) {
  const apis = sides.map(({ url, token }) => createApi(url, { token }));
  for (const use of CASES.filter(({ name }) => name !== 'create')) {
    for (let round = 0; round < 20; round += 1) {
      const values = use.draw(random, rows);
      const answers = await Promise.all(
        apis.map(async (api, index) => (await api.call('GET', sayTo(sides[index], use)(values).path)).text),
      );
      if (answers[0] !== answers[1])
        throw new Error(
          `"${use.name}" ${JSON.stringify(values)} is answered differently:\n${answers[0].slice(0, 600)}\n${answers[1].slice(0, 600)}`,
        );
    }
  }
  for (const api of apis) api.close();
}

/**
 * Measures one case on both sides in turn, round after round; who begins alternates.
 * @returns {Promise<Record<'mortise' | 'reference', Sample[]>>}
 * @typedef {{ perSecond: number, cpuPerRequest?: number, errors: number, firstError?: string, latencies: Float64Array }} Sample
 */
export async function measureCase(use, { sides, rows, seconds, rounds, connections }) {
  const samples = { mortise: [], reference: [] };
  const once = (side, milliseconds) => {
    const say = sayTo(side, use);
    return sample(side, { connections, milliseconds, next: () => say(use.draw(random, rows)) });
  };
  for (const side of sides) await once(side, 1000);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) samples[side.name].push(await once(side, seconds * 1000));
  }
  return samples;
}

async function sample({ url, token, pid }, { connections, milliseconds, next }) {
  const before = cpuMilliseconds(pid);
  const { answers, errors, firstError, seconds, latencies } = await load({ url, token, connections, milliseconds, next });
  const cpu = before === undefined ? undefined : (cpuMilliseconds(pid) - before) / answers;
  return { perSecond: answers / seconds, cpuPerRequest: cpu, errors, firstError, latencies };
}

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** One line of the table: medians over the rounds; ratios are taken within each round first. */
export function summarize(name, { mortise, reference }) {
  const side = (samples) => {
    const latencies = Float64Array.from(samples.flatMap((one) => [...one.latencies])).sort();
    const cpus = samples.map(({ cpuPerRequest }) => cpuPerRequest);
    return {
      perSecond: median(samples.map(({ perSecond }) => perSecond)),
      cpuPerRequest: cpus.includes(undefined) ? undefined : median(cpus),
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
    };
  };
  const ratios = mortise.map(({ perSecond }, round) => perSecond / reference[round].perSecond);
  const [ours, theirs] = [side(mortise), side(reference)];
  const failed = [...mortise, ...reference].filter(({ errors }) => errors > 0);
  return {
    name,
    mortise: ours,
    reference: theirs,
    ratio: median(ratios),
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    cpuRatio: ours.cpuPerRequest === undefined ? undefined : ours.cpuPerRequest / theirs.cpuPerRequest,
    errors: failed.reduce((sum, { errors }) => sum + errors, 0),
    firstError: failed[0]?.firstError,
  };
}
