import { createApi } from '../../verify/support/api.mjs';
import { cpuMilliseconds } from '../../verify/support/processes.mjs';
import { load } from '../load.mjs';
import { VIEWERS } from './world.mjs';

const CONNECTIONS = 4;
/** Milliseconds until the code of a request has been compiled. */
const WARM_UP = 1000;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/**
 * Repeats the requests each viewer's page made, in turn, and compares what they cost the server.
 * @returns {Promise<{ name: string, root: object, restricted: object, ratio: number | undefined, errors: number }[]>} CPU in ms per request
 */
export async function compareViewers({ url, pid }, { counted, seconds, rounds }) {
  const tokens = {};
  for (const viewer of VIEWERS) tokens[viewer.name] = await tokenOf(url, viewer);
  const results = [];
  for (const [place, { name }] of counted.root.entries()) {
    const asks = VIEWERS.map((viewer) => ({ ...viewer, token: tokens[viewer.name], row: counted[viewer.name][place] }));
    results.push({ name, ...(await compareOne({ url, pid, asks, seconds, rounds })) });
  }
  return results;
}

async function compareOne({ url, pid, asks, seconds, rounds }) {
  const samples = { root: [], restricted: [] };
  let errors = 0;
  const ask = ({ token, row }, milliseconds) => load({ url, token, connections: CONNECTIONS, milliseconds, next: inTurn(row.requests) });
  for (const one of asks) await ask(one, WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const one of round % 2 === 0 ? asks : asks.toReversed()) {
      const before = cpuMilliseconds(pid);
      const run = await ask(one, seconds * 1000);
      errors += run.errors;
      if (before !== undefined) samples[one.name].push((cpuMilliseconds(pid) - before) / run.answers);
    }
  }
  const ratios = samples.root.map((cost, round) => samples.restricted[round] / cost);
  const side = (name) => ({
    statements: asks.find((ask) => ask.name === name).row.statements.length,
    cpu: samples[name].length > 0 ? median(samples[name]) : undefined,
  });
  return { root: side('root'), restricted: side('restricted'), ratio: ratios.length > 0 ? median(ratios) : undefined, errors };
}

function inTurn(paths) {
  let turn = 0;
  return () => ({ method: 'GET', path: paths[turn++ % paths.length] });
}

async function tokenOf(url, { account, password }) {
  const guest = createApi(url);
  try {
    return (await guest.post('auth:signIn', { account, password })).token;
  } finally {
    guest.close();
  }
}
