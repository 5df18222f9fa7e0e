import { existsSync, readFileSync } from 'node:fs';
import { sleep } from '../verify/support/server.mjs';
import { CASES } from './cases.mjs';

/** Longer than the product waits before it writes down how often a key was used: that is not part of any request. */
const QUIET_MILLISECONDS = 500;

/**
 * Asks a recording server each case and turns the statements it ran into templates.
 * A list is asked twice after a write: first its count is not known yet, then it is.
 * @returns {Promise<Record<string, { first: Template[], again: Template[] }>>}
 * @typedef {{ text: string, values: ({ constant: unknown } | { from: string, text: boolean })[] }} Template
 */
export async function recordCases(api, file) {
  const recorded = {};
  // Who asks is looked up once.
  await api.call('GET', 'todos:list?pageSize=1');
  for (const { name, request, mark } of CASES.toReversed()) {
    const ask = () =>
      statementsOf(file, async () => {
        const { method, path, body } = request(mark);
        const { status, text } = await api.call(method, path, body === undefined ? undefined : JSON.parse(body));
        if (status !== 200 && status !== 404) throw new Error(`${method} ${path} answered ${status}: ${text}`);
      });
    const first = await ask();
    recorded[name] = {
      first: first.map((statement) => templateOf(statement, mark)),
      again: (await ask()).map((statement) => templateOf(statement, mark)),
    };
  }
  return recorded;
}

async function statementsOf(file, work) {
  await sleep(QUIET_MILLISECONDS);
  const before = linesOf(file).length;
  await work();
  return linesOf(file)
    .slice(before)
    .map((line) => JSON.parse(line));
}

const linesOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);

function templateOf({ text, values }, mark) {
  const names = Object.keys(mark);
  return {
    text,
    values: values.map((value) => {
      const from = names.find((name) => String(mark[name]) === String(value)) ?? (isNow(value) ? 'now' : undefined);
      return from === undefined ? { constant: value } : { from, text: typeof value === 'string' };
    }),
  };
}

const isNow = (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)) && Math.abs(Date.parse(String(value)) - Date.now()) < 60_000;
