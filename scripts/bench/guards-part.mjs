import { signIn } from '../verify/support/api.mjs';
import { CASES } from './cases.mjs';
import { measureCase, ratioOf, summarizeSide } from './measure.mjs';
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
/** Both look at memory alone, so the database's share is left out. */
const SERVER_ONLY = {};

/**
 * CPU per request with limits and address rules in force, divided by that without the two plugins, on two servers that are asked in turn.
 * @returns {Promise<{ text: string, errors: number }>}
 */
export async function benchGuards(database, options) {
  return closing(async (undo) => {
    const guarded = await openSide('mortise', await openWorld(database, ROWS, undo), guard);
    const open = await openSide('unrestricted', await openWorld(database, ROWS, undo), switchOff);
    const rows = [];
    let errors = 0;
    for (const use of CASES.filter(({ name }) => MEASURED.includes(name))) {
      const samples = await measureCase(use, { ...options, sides: [guarded, open], tables: SERVER_ONLY, rows: ROWS });
      const [on, off] = [summarizeSide(samples.mortise), summarizeSide(samples.unrestricted)];
      errors += on.errors + off.errors;
      const ratio = ratioOf(samples.unrestricted, samples.mortise);
      rows.push([use.name, ...cells(ratio), ...[on, off].map(microseconds)]);
      console.log(`  ${use.name}: ${cells(ratio).join(' ')}`);
    }
    return { text: formatRows(['case', 'on to off', 'range', 'goal', 'CPU µs', 'off'], rows), errors };
  });
}

/** A server that was made ready by its administrator. */
async function openSide(name, { server, keys }, prepare) {
  const admin = await signIn(server.url);
  await prepare(admin);
  admin.close();
  return { name, url: server.url, pid: server.pid, application: 'mortise', token: keys.restricted };
}

/** Rules for everything and for each key, none of which refuses it. */
async function guard(admin) {
  const deny = Array.from({ length: RANGES }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  await admin.post('ipRules:save', { subject: 'everything', version: '', deny, allow: ['127.0.0.0/8', '::1'], origins: [] });
  for (const { subject } of (await admin.get('ipRules:subjects')).apiKeys)
    await admin.post('ipRules:save', { subject, version: '', deny: [], allow: ['127.0.0.1', '::1'], origins: [] });
}

async function switchOff(admin) {
  for (const id of GUARDS) await admin.post(`pm:disable?filterByTk=${id}`);
}

const cells = (ratio) =>
  ratio ? [number(ratio.median, 3), `${number(ratio.lowest, 3)}–${number(ratio.highest, 3)}`, `≤ ${number(GOAL, 2)}`] : ['–', '–', '–'];
const microseconds = ({ server }) => number(server === undefined ? undefined : server * 1000);
