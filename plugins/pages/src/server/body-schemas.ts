import { ROW_COLUMNS } from '../contract';

const KEY = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' };
const ROLES = { type: 'array', maxItems: 50, uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: 50 } };
const TITLE = { type: 'string', maxLength: 200 };

const block = {
  type: 'object',
  additionalProperties: false,
  required: ['key', 'kind', 'span', 'settings'],
  properties: {
    key: KEY,
    kind: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}\\.[a-z][A-Za-z0-9-]{0,40}$' },
    title: TITLE,
    roles: ROLES,
    span: { type: 'integer', minimum: 1, maximum: ROW_COLUMNS },
    settings: { type: 'object' },
  },
};

const tab = {
  type: 'object',
  additionalProperties: false,
  required: ['key', 'rows'],
  properties: {
    key: KEY,
    title: TITLE,
    roles: ROLES,
    rows: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['key', 'blocks'],
        properties: { key: KEY, blocks: { type: 'array', minItems: 1, maxItems: ROW_COLUMNS, items: block } },
      },
    },
  },
};

const content = {
  type: 'object',
  additionalProperties: false,
  required: ['tabs'],
  properties: { tabs: { type: 'array', minItems: 1, maxItems: 20, items: tab } },
};

const VERSION = { type: 'integer', minimum: 0 };
const PARENT = { type: ['string', 'null'], maxLength: 20 };
const OUTLINE = {
  title: { ...TITLE, minLength: 1 },
  icon: { type: ['string', 'null'], maxLength: 100 },
  roles: ROLES,
  hidden: { type: 'boolean' },
};

const object = (required: readonly string[], properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

/** Bodies of the actions, as JSON Schemas. */
export const BODIES = {
  create: object(['kind', 'title'], { kind: { enum: ['group', 'page'] }, ...OUTLINE, parentUid: PARENT }),
  update: object([], OUTLINE),
  move: object(['parentUid'], { parentUid: PARENT, before: PARENT }),
  saveDraft: object(['content', 'version'], { content, version: VERSION }),
  publish: object(['version'], { version: VERSION, note: { type: 'string', maxLength: 500 } }),
  discardDraft: object(['version'], { version: VERSION }),
  restore: object(['version', 'number'], { version: VERSION, number: { type: 'integer', minimum: 1 } }),
} as const;
