import { grantsOf } from './todos.mjs';

/** Collections, fields and roles that come and go; `todos` and the role `worker` of the keys stay. */
const COLLECTIONS = ['alpha', 'beta', 'gamma'];
const FIELDS = ['one', 'two', 'three', 'four'];
const TYPES = ['string', 'integer', 'boolean', 'datetime', 'decimal', 'json', 'bigInt'];
const ROLES = ['reader', 'writer'];
const GRANTS = ['view', 'create', 'update', 'destroy'];
const PLUGIN = 'api-keys';

/**
 * What a run believes the server holds.
 * @typedef {{ collections: Record<string, string[]>, roles: Record<string, string[] | null>, plugin: boolean }} World
 * `roles`: grants on `todos`, null without an entry for it
 */

/**
 * One change that is possible in a world, drawn at random.
 * @returns {{ label: string, send: (admin: object) => Promise<unknown>, after: World }}
 */
export function drawChange(world, random) {
  const changes = [...fieldChanges(world, random), ...collectionChanges(world, random), ...roleChanges(world, random), pluginChange(world)];
  return random.pick(changes);
}

function changed(world, edit) {
  const after = structuredClone(world);
  edit(after);
  return after;
}

function fieldChanges(world, random) {
  const collection = random.pick(Object.keys(world.collections));
  const fields = world.collections[collection];
  const [present, missing] = [FIELDS.filter((field) => fields.includes(field)), FIELDS.filter((field) => !fields.includes(field))];
  const changes = [];
  if (missing.length > 0) {
    const definition = { name: random.pick(missing), type: random.pick(TYPES), ...(random.chance(0.3) ? { index: true } : {}) };
    if (definition.type === 'json') delete definition.index;
    changes.push({
      label: `add ${collection}.${definition.name} (${definition.type})`,
      send: (admin) => admin.post(`collections/${collection}/fields:create`, definition),
      after: changed(world, ({ collections }) => (collections[collection] = [...fields, definition.name].toSorted())),
    });
  }
  if (present.length > 0) {
    const field = random.pick(present);
    changes.push({
      label: `drop ${collection}.${field}`,
      send: (admin) => admin.post(`collections/${collection}/fields:destroy?filterByTk=${field}`),
      after: changed(world, ({ collections }) => (collections[collection] = fields.filter((other) => other !== field))),
    });
  }
  return changes;
}

function collectionChanges(world, random) {
  const name = random.pick(COLLECTIONS);
  if (world.collections[name] !== undefined) {
    return [
      {
        label: `destroy ${name}`,
        send: (admin) => admin.post(`collections:destroy?filterByTk=${name}`),
        after: changed(world, ({ collections }) => delete collections[name]),
      },
    ];
  }
  const fields = FIELDS.slice(0, random.int(1, FIELDS.length)).map((field) => ({ name: field, type: random.pick(TYPES) }));
  const audit = ['id', 'createdAt', 'updatedAt', 'createdById', 'updatedById'];
  return [
    {
      label: `create ${name}`,
      send: (admin) => admin.post('collections:create', { name, fields }),
      after: changed(world, ({ collections }) => (collections[name] = [...audit, ...fields.map((field) => field.name)].toSorted())),
    },
  ];
}

function roleChanges(world, random) {
  const name = random.pick(ROLES);
  const actions = GRANTS.filter(() => random.chance(0.5));
  const granted = changed(world, ({ roles }) => (roles[name] = actions));
  const entry = grantsOf('todos', actions);
  if (world.roles[name] === undefined) {
    return [
      {
        label: `create role ${name}`,
        send: (admin) => admin.post('roles:create', { name, title: name }),
        after: changed(world, ({ roles }) => (roles[name] = null)),
      },
    ];
  }
  const [verb, key] = world.roles[name] === null ? ['create', ''] : ['update', '?filterByTk=todos'];
  return [
    { label: `grant ${name} ${actions}`, send: (admin) => admin.post(`roles/${name}/resources:${verb}${key}`, entry), after: granted },
    {
      label: `destroy role ${name}`,
      send: (admin) => admin.post(`roles:destroy?filterByTk=${name}`),
      after: changed(world, ({ roles }) => delete roles[name]),
    },
  ];
}

function pluginChange(world) {
  const verb = world.plugin ? 'disable' : 'enable';
  return {
    label: `${verb} ${PLUGIN}`,
    send: (admin) => admin.post(`pm:${verb}?filterByTk=${PLUGIN}`),
    after: { ...structuredClone(world), plugin: !world.plugin },
  };
}

/** Reads the world as the server describes it. @returns {Promise<World>} */
export async function readWorld(admin) {
  const collections = await admin.get('collections:list?paginate=false&appends=fields');
  const roles = (await admin.get('roles:list')).map(({ name }) => name).filter((name) => ROLES.includes(name));
  const grants = await Promise.all(roles.map((role) => readGrants(admin, role)));
  const plugin = await admin.get(`pm:get?filterByTk=${PLUGIN}`);
  return {
    collections: Object.fromEntries(collections.map(({ name, fields }) => [name, columnsOf(fields)]).toSorted()),
    roles: Object.fromEntries(roles.map((role, index) => [role, grants[index]]).toSorted()),
    plugin: plugin.enabled,
  };
}

const RELATIONS = ['belongsTo', 'hasMany', 'hasOne', 'belongsToMany'];
const columnsOf = (fields) =>
  fields
    .filter(({ type }) => !RELATIONS.includes(type))
    .map(({ name }) => name)
    .toSorted();

async function readGrants(admin, role) {
  const entries = await admin.get(`roles/${role}/resources:list`);
  const entry = entries.find(({ name }) => name === 'todos');
  return entry === undefined ? null : GRANTS.filter((grant) => entry.actions.some(({ name }) => name === grant));
}

/** Where what the server says differs from the tables there are. @returns {Promise<string[]>} */
export async function tableFaults(world, tables) {
  const names = (await tables.names()).filter((name) => !name.startsWith('m_'));
  const faults = names.filter((name) => world.collections[name] === undefined).map((name) => `table ${name} belongs to no collection`);
  for (const [name, fields] of Object.entries(world.collections)) {
    const columns = (await tables.columns(name)).filter((column) => !column.startsWith('m_')).toSorted();
    if (String(columns) !== String(fields)) faults.push(`collection ${name} has the fields ${fields}, its table the columns ${columns}`);
  }
  return faults;
}

/** Where what is granted differs from what is allowed. @returns {Promise<string[]>} */
export async function behaviourFaults(world, admin) {
  const faults = [];
  const keys = await admin.call('GET', 'apiKeys:list');
  if (keys.status !== (world.plugin ? 200 : 404))
    faults.push(`${PLUGIN} is ${world.plugin ? 'on' : 'off'}, apiKeys:list answers ${keys.status}`);
  const { id } = await admin.get('auth:check');
  for (const [role, grants] of Object.entries(world.roles)) {
    await admin.post(`users/${id}/roles:add`, [role]);
    const allowed = await allowedActions(admin.as({ token: admin.token, role }));
    if (String(allowed) !== String(grants ?? [])) faults.push(`role ${role} is granted [${grants}] and may do [${allowed}]`);
  }
  return faults;
}

/** Requests that are refused for their content when they are allowed at all, so that they change nothing. */
async function allowedActions(api) {
  const probes = {
    view: ['GET', 'todos:list?pageSize=1'],
    create: ['POST', 'todos:create', { nope: 1 }],
    update: ['POST', 'todos:update?filterByTk=1', { nope: 1 }],
    destroy: ['POST', 'todos:destroy'],
  };
  const statuses = await Promise.all(GRANTS.map(async (grant) => [grant, (await api.call(...probes[grant])).status]));
  const odd = statuses.find(([, status]) => ![200, 400, 403].includes(status));
  if (odd !== undefined) throw new Error(`${odd[0]} on todos answered ${odd[1]}`);
  return statuses.filter(([, status]) => status !== 403).map(([grant]) => grant);
}
