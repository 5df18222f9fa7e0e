import { fileURLToPath } from 'node:url';
import { requireFrom } from '../../lib/paths.mjs';

/** Compiled from packages/testing/src/oracle, which shares no code with the server. */
const oracle = requireFrom('packages/testing')('./dist/oracle/index.js');

const ROLES = 2;

/** What a server needs in its environment to live in the present of random worlds. */
export const AT_PRESENT = {
  STOPPED_CLOCK: oracle.PRESENT,
  NODE_OPTIONS: `--require ${fileURLToPath(new URL('stop-clock.cjs', import.meta.url))}`,
};

/**
 * Draws a world and some roles, and makes them through the API.
 * @param {object} admin a client of the first user
 * @param {{ seed: number, suffix: string }} options `suffix` tells the collections and roles of several worlds apart
 */
export async function plantRandomWorld(admin, { seed, suffix }) {
  const random = oracle.createRandom(seed);
  const world = oracle.drawWorld(random, suffix);
  await oracle.plantWorld(admin.post, world);
  const players = [{ caller: oracle.ROOT, token: admin.token }];
  for (let number = 0; number < ROLES; number += 1) {
    const caller = oracle.drawCaller(random, world, { name: `role${suffix}n${number}`, isDenied: number === 0 });
    const { token } = await admin.as({}).post('auth:signIn', await oracle.plantCaller(admin.post, caller));
    players.push({ caller, token });
  }
  return { world, players };
}

/**
 * Asks `count` random lists as every player, and random groups and walks besides, all players at once. `asFound` leaves the request of
 * the report as it was drawn. A player may have headers of its own.
 * @returns {Promise<string | undefined>} a report on the first wrong answer
 */
export async function askRandomLists(url, { world, players, seed, count, asFound = false }) {
  let first;
  const isOver = () => first !== undefined;
  const askAs = async ({ caller, token, headers: own = {} }) => {
    const send = async (path, headers, body) => {
      const content = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const sent = {
        ...own,
        ...headers,
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const answer = await fetchRead(`${url}/api/${path}`, { ...content, headers: sent });
      const text = await answer.text();
      return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text };
    };
    const ask = (path, headers) => send(path, headers);
    const post = (path, body, headers) => send(path, headers, body);
    const about = { world, caller, seed };
    const report =
      (await oracle.checkRequests({ ...about, ask, count, isOver, asFound })) ??
      (await oracle.checkGroups({ ...about, post, count: Math.ceil(count / 2) })) ??
      (await oracle.checkWalks({ ...about, ask, count: Math.ceil(count / 10) }));
    first ??= report;
  };
  await Promise.all(players.map(askAs));
  return first;
}

/** A connection that was idle for seconds may be closed by the server just when it is used again; a read is then asked on another one. */
async function fetchRead(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error.cause?.code !== 'UND_ERR_SOCKET') throw error;
    return fetch(address, options);
  }
}

export const { createRandom, drawCaller, partSeed } = oracle;
