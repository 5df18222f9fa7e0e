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

/**
 * Mortise against the reference on one kind of database.
 * @returns {Promise<{ text: string, charts: Record<string, string>, errors: number }>} charts as SVG by name
 */
export async function benchLoad(database, options) {
  const { sides, tables, close } = await openSides(database, options);
  try {
    const cases = CASES.filter(({ name }) => options.cases.includes(name));
    await checkSameAnswers(sides, cases, options.rows);
    const results = [];
    for (const use of cases) results.push(await benchCase(use, [sides.mortise, sides.json, sides.exact], { tables, ...options }));
    const roles = [];
    for (const use of cases.filter(({ name }) => COMPARED.includes(name))) roles.push(await benchRoles(use, sides, { tables, ...options }));
    return {
      text: `${formatRows(HEAD, results.map(cells))}\n\n${formatRows(ROLE_HEAD, roles.map(roleCells))}`,
      charts: { [`bench-${database.kind}`]: ratioChart(results) },
      errors: [...results, ...roles].reduce((sum, { errors }) => sum + errors, 0),
    };
  } finally {
    await close();
  }
}

/** Somebody else sees other rows. */
const isWhole = (data, { size, id }) => (Array.isArray(data) ? data.length === size : data.id === id);

/** The restricted role against the other one, and what the same rows and columns cost without Mortise. */
function benchRoles(use, { mortise, unrestricted, exact, whole }, options) {
  const pairs = [
    [mortise, unrestricted],
    [exact, whole],
  ];
  return benchCase({ ...use, holds: isWhole }, [mortise, unrestricted, exact, whole], { ...options, pairs });
}

/** `pairs` of sides of which the first is compared with the second; without it the first side with each of the others. */
async function benchCase(use, sides, { pairs = sides.slice(1).map((other) => [sides[0], other]), ...options }) {
  const samples = await measureCase(use, { ...options, sides });
  const summaries = sides.map(({ name }) => summarizeSide(samples[name]));
  const ratios = pairs.map(([ours, theirs]) => ratioOf(samples[ours.name], samples[theirs.name]));
  const errors = summaries.reduce((sum, one) => sum + one.errors, 0);
  const told = pairs.map(([, { name }], place) => `${rangeOf(ratios[place])} of ${name}`);
  console.log(`  ${use.name} (${use.what}): ${told.join(', ')}`);
  if (errors > 0) console.error(`  ${errors} errors, the first: ${summaries.find(({ firstError }) => firstError).firstError}`);
  return { use, summaries, ratios, errors };
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
