import { CASES } from './cases.mjs';
import { barChart } from './chart.mjs';
import { checkSameAnswers, measureCase, ratioOf, summarizeSide } from './measure.mjs';
import { formatRows, number } from './report.mjs';
import { openSides } from './sides.mjs';

const HEAD = [
  'case',
  'ratio',
  'range',
  'to exact',
  'range',
  'goal',
  'CPU µs',
  'reference',
  'exact',
  'req/s',
  'reference',
  'exact',
  'p50/p99 ms',
  'reference',
];
/** Reads that a role without limits makes as well. */
const COMPARED = ['list', 'filter', 'get'];
/** What a row filter and a field mask may cost: the restricted role's share of the other one's speed. */
const ROLE_GOAL = 0.9;

/** Rounds of each start, so that there are at least as many as wanted. */
export const roundsOf = ({ rounds, starts }) => Math.ceil(rounds / starts);

/**
 * Mortise against the reference on one kind of database. No two processes cost the same, whatever they run, so all sides are started
 * `starts` times; each time serves a part of the rounds.
 * @returns {Promise<{ text: string, charts: Record<string, string>, errors: number }>} charts as SVG by name
 */
export async function benchLoad(database, options) {
  const cases = CASES.filter(({ name }) => options.cases.includes(name));
  const toReferences = cases.map(againstReferences);
  const toOtherRole = cases.filter(({ name }) => COMPARED.includes(name)).map(betweenRoles);
  const comparisons = [...toReferences, ...toOtherRole];
  const runs = [];
  for (let start = 1; start <= options.starts; start += 1) {
    if (options.starts > 1) console.log(`  start ${start} of ${options.starts}`);
    runs.push(await measureStart(database, { ...options, cases, comparisons, rounds: roundsOf(options) }));
  }
  const results = comparisons.map((comparison, place) => resultOf(comparison, joinSamples(runs.map((run) => run[place]))));
  const [cost, roles] = [results.slice(0, toReferences.length), results.slice(toReferences.length)];
  return {
    text: `${formatRows(HEAD, cost.map(cells))}\n\n${formatRows(ROLE_HEAD, roles.map(roleCells))}`,
    charts: { [`bench-${database.kind}`]: ratioChart(cost) },
    errors: results.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** `pairs` of sides of which the first is compared with the second. */
const againstReferences = (use) => ({
  use,
  names: ['mortise', 'json', 'exact'],
  pairs: [
    ['mortise', 'json'],
    ['mortise', 'exact'],
  ],
});

/** The restricted role against the other one, and what the same rows and columns cost without Mortise. */
const betweenRoles = (use) => ({
  use: { ...use, holds: isWhole },
  names: ['mortise', 'unrestricted', 'exact', 'whole'],
  pairs: [
    ['mortise', 'unrestricted'],
    ['exact', 'whole'],
  ],
});

/** Somebody else sees other rows. */
const isWhole = (data, { size, id }) => (Array.isArray(data) ? data.length === size : data.id === id);

/** All sides started anew, and every comparison measured. Resolves to the samples of each, by side. */
async function measureStart(database, { cases, comparisons, ...options }) {
  const { sides, tables, close } = await openSides(database, options);
  try {
    await checkSameAnswers(sides, cases, options.rows);
    const measured = [];
    for (const comparison of comparisons) {
      const { use, names } = comparison;
      const samples = await measureCase(use, { tables, ...options, sides: names.map((name) => sides[name]) });
      tell(resultOf(comparison, samples));
      measured.push(samples);
    }
    return measured;
  } finally {
    await close();
  }
}

const joinSamples = (parts) => Object.fromEntries(Object.keys(parts[0]).map((name) => [name, parts.flatMap((samples) => samples[name])]));

function resultOf({ use, names, pairs }, samples) {
  const summaries = names.map((name) => summarizeSide(samples[name]));
  const ratios = pairs.map(([ours, theirs]) => ratioOf(samples[ours], samples[theirs]));
  return { use, pairs, summaries, ratios, errors: summaries.reduce((sum, one) => sum + one.errors, 0) };
}

function tell({ use, pairs, summaries, ratios, errors }) {
  const told = pairs.map(([, name], place) => `${rangeOf(ratios[place])} of ${name}`);
  console.log(`  ${use.name} (${use.what}): ${told.join(', ')}`);
  if (errors > 0) console.error(`  ${errors} errors, the first: ${summaries.find(({ firstError }) => firstError).firstError}`);
}

const rangeOf = (ratio) => (ratio ? `${number(ratio.median, 2)} (${number(ratio.lowest, 2)}–${number(ratio.highest, 2)})` : '–');
const middle = (ratio) => number(ratio?.median, 2);
const spread = (ratio) => (ratio ? `${number(ratio.lowest, 2)}–${number(ratio.highest, 2)}` : '–');
const microseconds = (milliseconds) => number(milliseconds === undefined ? undefined : milliseconds * 1000);
/** `server + database`; SQLite works inside the server. */
const cost = ({ server, database }) => (database === 0 ? microseconds(server) : `${microseconds(server)} + ${microseconds(database)}`);
const times = ({ p50, p99 }) => `${number(p50, 1)} / ${number(p99, 0)}`;

function cells({ use, summaries, ratios: [plain, exact] }) {
  return [
    use.name,
    middle(plain),
    spread(plain),
    middle(exact),
    spread(exact),
    number(use.goal, 2),
    ...summaries.map(cost),
    ...summaries.map(({ perSecond }) => number(perSecond)),
    ...summaries.slice(0, 2).map(times),
  ];
}

const ROLE_HEAD = [
  'case',
  'restricted to unrestricted',
  'range',
  'goal',
  'the same in bare SQL',
  'range',
  'CPU µs',
  'unrestricted',
  'bare',
  'bare, unrestricted',
];

function roleCells({ use, summaries, ratios: [ratio, bare] }) {
  return [use.name, middle(ratio), spread(ratio), number(ROLE_GOAL, 2), middle(bare), spread(bare), ...summaries.map(cost)];
}

function ratioChart(results) {
  const bars = results.flatMap(({ use, ratios: [plain, exact] }) =>
    plain === undefined ? [] : [{ label: use.name, values: [plain, exact], mark: use.goal }],
  );
  return barChart({
    title: 'CPU per request: the reference’s, divided by that of Mortise',
    series: ['reference', 'reference, exact'],
    bars,
  });
}
