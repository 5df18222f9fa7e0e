import { isDeepStrictEqual } from 'node:util';
import { createKey, createRole, grantsOf } from './todos.mjs';

/** What is renamed, and the two names it goes between. */
const NAMES = { people: ['staff', 'crew'], title: ['title', 'headline'], firms: ['firms', 'houses'], city: ['city', 'town'] };
const ROLE = 'reader';
const QUERY = 'inRome';
const ROWS = 20;
const CITIES = ['Rome', 'Oslo'];

/** @typedef {{ people: string, title: string, firms: string, city: string }} World the names of now */

/**
 * Two collections with a relation, rows, a role that may see some fields of one city, and a saved query that names both.
 * @returns {Promise<{ world: World, key: string }>} with the token of a key bound to the role
 */
export async function prepareWorld(admin) {
  const world = Object.fromEntries(Object.entries(NAMES).map(([thing, [name]]) => [thing, name]));
  await admin.post('collections:create', { name: world.firms, fields: [{ name: world.city, type: 'string' }] });
  const fields = [
    { name: world.title, type: 'string', unique: true },
    { name: 'salary', type: 'integer' },
    { name: 'firm', type: 'belongsTo', target: world.firms },
  ];
  await admin.post('collections:create', { name: world.people, fields });
  for (const city of CITIES) await admin.post(`${world.firms}:create`, { [world.city]: city });
  await admin.post(
    `${world.people}:create`,
    Array.from({ length: ROWS }, (_, index) => ({ [world.title]: titleOf(index), salary: index, firm: 1 + (index % CITIES.length) })),
  );
  await grant(admin, world);
  const params = { filter: { [`firm.${world.city}`]: CITIES[0] }, fields: [world.title], sort: [world.title] };
  const tree = { resource: world.people, action: 'list', params };
  await admin.post('namedQueries:create', { name: QUERY, kind: 'tree', tree, roles: [ROLE] });
  return { world, key: await createKey(admin, ROLE) };
}

async function grant(admin, world) {
  await createRole(admin, ROLE, { resource: world.people, actions: [] });
  await admin.post(`roles/${ROLE}/resources:create`, grantsOf(world.firms, ['view']));
  const scope = { [`firm.${world.city}`]: CITIES[0] };
  const { id } = await admin.post('rolesResourcesScopes:create', { name: 'Rome', resourceName: world.people, scope });
  const actions = [{ name: 'view', fields: [world.title, 'firm'], scopeId: id }];
  await admin.post(`roles/${ROLE}/resources:update?filterByTk=${world.people}`, { usingActionsConfig: true, actions });
}

/**
 * One rename, drawn at random.
 * @returns {{ label: string, send: (admin: object) => Promise<unknown>, after: World }}
 */
export function drawRename(world, random) {
  const thing = random.pick(Object.keys(NAMES));
  const from = world[thing];
  const to = NAMES[thing].find((name) => name !== from);
  const collection = { title: world.people, city: world.firms }[thing];
  const path = collection === undefined ? 'collections:update' : `collections/${collection}/fields:update`;
  return {
    label: `${thing} ${from} → ${to}`,
    send: (admin) => admin.post(`${path}?filterByTk=${from}`, { name: to }),
    after: { ...world, [thing]: to },
  };
}

/** The names the server describes; a thing with both of its names, or with none, is an odd one. @returns {Promise<World>} */
export async function readWorld(admin) {
  const collections = await admin.get('collections:list?paginate=false&appends=fields');
  const known = (thing, names) => String(names.filter((name) => NAMES[thing].includes(name)));
  const fieldsOf = (thing) =>
    collections.filter(({ name }) => NAMES[thing].includes(name)).flatMap(({ fields }) => fields.map(({ name }) => name));
  const names = collections.map(({ name }) => name);
  return {
    people: known('people', names),
    title: known('title', fieldsOf('people')),
    firms: known('firms', names),
    city: known('city', fieldsOf('firms')),
  };
}

/** Where tables, rows, rights or the saved query are not of these names. @returns {Promise<string[]>} */
export async function followFaults(world, { admin, key, tables }) {
  const inRome = Array.from({ length: ROWS }, (_, index) => index)
    .filter((index) => index % CITIES.length === 0)
    .map((index) => ({ [world.title]: titleOf(index) }));
  const reader = admin.as({ token: key });
  const list = `${world.people}:list?sort=${world.title}&pageSize=${ROWS}`;
  const faults = await tableFaults(world, tables);
  const expect = (what, actual, expected) => {
    if (!isDeepStrictEqual(actual, expected)) faults.push(`${what}: ${JSON.stringify(actual)?.slice(0, 300)}`);
  };
  expect('rows the role sees', await answerOf(reader, 'GET', `${list}&fields=${world.title}`), inRome);
  expect('the saved query for the role', await answerOf(reader, 'POST', `namedQueries:run?filterByTk=${QUERY}`, { params: {} }), inRome);
  expect('a field that is not granted', await answerOf(reader, 'GET', `${list}&fields=salary`), 'FIELD_DENIED');
  expect('the relation', await answerOf(admin, 'GET', `${world.people}:get?filterByTk=2&fields=salary,firm.${world.city}`), {
    salary: 1,
    firm: { [world.city]: CITIES[1] },
  });
  const taken = await answerOf(admin, 'POST', `${world.people}:create`, { [world.title]: titleOf(0) });
  expect('a second row of a unique title', taken, 'UNIQUE_CONFLICT');
  for (const [thing, names] of Object.entries({ people: NAMES.people, firms: NAMES.firms })) {
    const other = names.find((name) => name !== world[thing]);
    expect(`${thing} under the other name`, await answerOf(admin, 'GET', `${other}:list`), 'RESOURCE_NOT_FOUND');
  }
  return faults;
}

async function tableFaults(world, tables) {
  const faults = [];
  const names = await tables.names();
  for (const [thing, column] of [
    ['people', 'title'],
    ['firms', 'city'],
  ]) {
    const found = names.filter((name) => NAMES[thing].includes(name));
    if (String(found) !== world[thing]) faults.push(`tables of ${thing}: ${found}`);
    const columns = (await tables.columns(world[thing])).filter((name) => NAMES[column].includes(name));
    if (String(columns) !== world[column]) faults.push(`columns of ${world[thing]}: ${columns}`);
  }
  const [{ count, right }] = await tables.rows(
    `SELECT count(*) AS "count", count(CASE WHEN "salary" = "id" - 1 THEN 1 END) AS "right" FROM "${world.people}"`,
  );
  if (Number(count) !== ROWS || Number(right) !== ROWS) faults.push(`${count} rows, ${right} of them right, instead of ${ROWS}`);
  return faults;
}

/** The data of an answer, or the code it was refused with. */
async function answerOf(api, ...request) {
  const { json, status } = await api.call(...request);
  return json?.errors?.[0]?.code ?? json?.data ?? status;
}

const titleOf = (index) => `person ${String(index).padStart(3, '0')}`;
