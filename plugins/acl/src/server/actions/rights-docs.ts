import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const TEXTS = listSchema(TEXT);
const ID = { type: ['integer', 'string'] } as const;
const LOCALIZED = { type: ['string', 'object'] } as const;
const STRATEGY = objectSchema({ actions: TEXTS });

const GRANT = objectSchema({ name: TEXT, fields: nullable(TEXTS), scopeId: nullable(ID), scope: nullable(openSchema()) });
const GRANTS = nullable(listSchema(GRANT));

/** What a role was allowed on one collection. */
export const ENTRY = objectSchema({
  name: TEXT,
  dataSourceKey: TEXT,
  roleName: TEXT,
  usingActionsConfig: FLAG,
  actions: listSchema(GRANT),
});
export const ENTRIES = listSchema(ENTRY);

/** What `roles.collections:list` answers. */
export const CONFIGURED_COLLECTIONS = listSchema(
  objectSchema({
    type: { const: 'collection' },
    name: TEXT,
    collectionName: TEXT,
    title: LOCALIZED,
    roleName: TEXT,
    usingConfig: { enum: ['resourceAction', 'strategy'] },
    exists: FLAG,
  }),
);

const GRANTABLE = { name: TEXT, title: TEXT, plugin: nullable(TEXT), ownable: FLAG, actions: GRANTS };
const GRANTABLE_FIELD = objectSchema({ name: TEXT, title: TEXT, type: TEXT, always: FLAG, system: FLAG }, { uiSchema: {} });
/** What `roles.collections:listGrantable` answers. */
export const GRANTABLE_COLLECTIONS = listSchema(objectSchema(GRANTABLE));
/** What `roles.collections:get` answers. */
export const GRANTABLE_COLLECTION = objectSchema({ ...GRANTABLE, fields: listSchema(GRANTABLE_FIELD) });

/** What `roles:check` answers. */
export const RIGHTS = objectSchema({
  role: nullable(TEXT),
  roles: TEXTS,
  roleMode: TEXT,
  strategy: STRATEGY,
  actions: { type: 'object', additionalProperties: objectSchema({ filter: openSchema() }, { fields: TEXTS }) },
  resources: TEXTS,
  snippets: TEXTS,
  availableActions: TEXTS,
  actionAlias: { type: 'object', additionalProperties: TEXT },
  allowAll: FLAG,
  allowConfigure: FLAG,
  allowAnonymous: FLAG,
  allowMenuItemIds: listSchema(ID),
  uiButtonSchemasBlacklist: TEXTS,
});

/** What `dataSources.roles:get` and `update` answer. */
export const SOURCE_STRATEGY = objectSchema({ roleName: TEXT, dataSourceKey: TEXT, strategy: STRATEGY });

/** What `availableActions:list` answers. */
export const AVAILABLE = listSchema(
  objectSchema({ name: TEXT, title: LOCALIZED, aliases: TEXTS, onNewRecord: FLAG, allowConfigureFields: FLAG }),
);
