import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONAL = nullable(TEXT);
const STATUS = { enum: ['loading', 'loaded', 'reloading', 'loading-failed', 'reloading-failed'] } as const;

const STATE = { status: nullable(STATUS), faults: listSchema(openSchema({ table: TEXT, fault: TEXT })) } as const;
const REASON = { reason: objectSchema({ code: TEXT, message: TEXT }) } as const;

/** What `dataSources:refresh` answers. */
export const SOURCE_STATE = objectSchema(STATE, REASON);
export const SOURCE = objectSchema(
  { key: TEXT, displayName: TEXT, type: TEXT, enabled: FLAG, options: openSchema(), hasPassword: FLAG, ...STATE },
  REASON,
);
export const SOURCES = listSchema(SOURCE);
/** What `dataSources:testConnection` answers. */
export const CONNECTION = objectSchema({ success: { const: true }, version: TEXT });

const NAMED = objectSchema({ name: TEXT, title: { type: ['string', 'object'] }, dataSource: TEXT });
/** What `dataSources:listEnabled` answers. */
export const ENABLED_SOURCES = listSchema(
  objectSchema({ key: TEXT, displayName: TEXT, type: TEXT, status: STATUS, collections: listSchema(NAMED) }),
);

const PROPOSED_FIELD = objectSchema({ name: TEXT, type: TEXT }, { target: TEXT, column: TEXT, readOnly: FLAG });
const PROPOSAL = objectSchema({ name: TEXT, key: TEXT, writable: FLAG, fields: listSchema(PROPOSED_FIELD) });
/** What `dataSources:readTables` answers. */
export const FREE_TABLES = listSchema(
  objectSchema(
    {
      name: TEXT,
      kind: TEXT,
      primaryKey: listSchema(TEXT),
      estimatedRows: nullable({ type: 'number' }),
      columns: listSchema(objectSchema({ name: TEXT, sqlType: TEXT, type: TEXT, readOnly: FLAG })),
      leftOut: listSchema(objectSchema({ name: TEXT, sqlType: TEXT })),
      collection: nullable(PROPOSAL),
    },
    { fault: {} },
  ),
);
/** What `dataSources:loadTables` answers. */
export const LOADED_TABLES = listSchema(objectSchema({ table: TEXT, collection: OPTIONAL, dataSourceKey: TEXT }));

/** What `dataSources.collections:list` and `update` answer. */
export const SOURCE_COLLECTIONS = listSchema(
  objectSchema({
    name: TEXT,
    dataSource: TEXT,
    tableName: TEXT,
    title: OPTIONAL,
    description: OPTIONAL,
    filterTargetKey: OPTIONAL,
    loaded: FLAG,
    kind: OPTIONAL,
    writable: FLAG,
  }),
);

const RELATION = { target: TEXT, foreignKey: TEXT } as const;
const COLUMN = { column: TEXT, allowNull: FLAG, primaryKey: FLAG, unique: FLAG, readOnly: FLAG, hasDefault: FLAG } as const;
/** What `dataSourcesCollections.fields:list` and `update` answer: relations and columns. */
export const SOURCE_FIELDS = listSchema(
  objectSchema(
    { name: TEXT, type: TEXT, title: TEXT, description: OPTIONAL, interface: OPTIONAL, uiSchema: nullable(openSchema()) },
    { ...RELATION, ...COLUMN },
  ),
);

/** How many went. */
export const REMOVED = { type: 'integer', minimum: 1 } as const;
