import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONAL = nullable(TEXT);
const NEIGHBOUR = objectSchema({ name: TEXT, displayName: TEXT, state: OPTIONAL, enabled: FLAG });
const PERMISSION = objectSchema({ name: TEXT, title: TEXT, risk: TEXT });

const PLUGIN = objectSchema({
  name: TEXT,
  packageName: TEXT,
  version: TEXT,
  enabled: FLAG,
  installed: { const: true },
  builtIn: FLAG,
  displayName: TEXT,
  description: OPTIONAL,
  state: TEXT,
  reason: {},
  requires: listSchema(TEXT),
  dependents: listSchema(TEXT),
  requirements: listSchema(NEIGHBOUR),
  dependentPlugins: listSchema(NEIGHBOUR),
  permissions: listSchema(PERMISSION),
  origin: {},
  hasSettings: FLAG,
  hasClient: FLAG,
});
const SWITCHED = objectSchema({ id: TEXT, state: OPTIONAL, enabled: nullable(FLAG) });

/** What `pm:list` answers. */
export const PLUGINS = listSchema(PLUGIN);
/** What `pm:get` answers: one row where one plugin is named. */
export const ONE_OR_MORE_PLUGINS = { anyOf: [PLUGIN, PLUGINS] } as const;
/** What `pm:enable` and `disable` answer, in the same way. */
export const SWITCHED_PLUGINS = { anyOf: [SWITCHED, listSchema(SWITCHED)] } as const;
/** What `pm:getSettings` and `setSettings` answer: a JSON Schema, and values that fit it. */
export const PLUGIN_SETTINGS = objectSchema({ schema: openSchema(), values: openSchema() });
/** What names the plugins. */
export const PLUGIN_KEYS = { filterByTk: TEXT } as const;
