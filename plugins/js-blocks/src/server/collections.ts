import type { CollectionDefinition, FieldDefinition } from '@mortise/shared';

export const SECRETS = 'jsSecrets';
export const LIBRARIES = 'jsLibraries';
export const LIBRARY_TEXTS = 'jsLibraryTexts';
export const STORAGE = 'jsStorage';
export const REFUSALS = 'jsRefusals';

const UNSIGNED = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;

const secrets: CollectionDefinition = {
  name: SECRETS,
  title: { en: 'Secrets of JS blocks', 'zh-CN': 'JS 区块的密钥' },
  fields: [
    { name: 'name', type: 'uid', length: 50, primaryKey: true },
    { name: 'description', type: 'string', length: 500 },
    { name: 'hosts', type: 'json', allowNull: false },
    { name: 'sealed', type: 'text', allowNull: false, hidden: true },
  ],
};

const libraries: CollectionDefinition = {
  name: LIBRARIES,
  title: { en: 'Libraries of JS blocks', 'zh-CN': 'JS 区块的库' },
  fields: [
    { name: 'specifier', type: 'string', length: 500, allowNull: false },
    // Equal for all addresses of one file of one package.
    { name: 'canonical', type: 'string', length: 500, allowNull: false, unique: true, hidden: true },
    { name: 'name', type: 'string', length: 214, allowNull: false, index: true },
    { name: 'version', type: 'string', length: 100, allowNull: false },
    { name: 'format', type: 'string', length: 10, allowNull: false },
    { name: 'status', type: 'string', length: 10, allowNull: false },
    { name: 'integrity', type: 'string', length: 100, index: true },
    { name: 'size', type: 'integer' },
    { name: 'note', type: 'string', length: 500 },
    { name: 'approvedAt', type: 'datetime' },
    { name: 'approvedById', type: 'bigInt' },
  ],
};

/** Each text once, however many libraries have it, in parts as long as a value may be. */
const libraryTexts: CollectionDefinition = {
  name: LIBRARY_TEXTS,
  title: { en: 'Texts of libraries of JS blocks', 'zh-CN': 'JS 区块的库文本' },
  ...UNSIGNED,
  fields: [
    { name: 'integrity', type: 'string', length: 100, allowNull: false },
    { name: 'part', type: 'integer', allowNull: false },
    { name: 'text', type: 'text', allowNull: false, hidden: true },
  ],
  uniqueTogether: [['integrity', 'part']],
};

const storage: CollectionDefinition = {
  name: STORAGE,
  title: { en: 'What JS blocks remember', 'zh-CN': 'JS 区块保存的数据' },
  ...UNSIGNED,
  fields: [
    { name: 'page', type: 'uid', length: 20, allowNull: false, references: { target: 'uiPages', onDelete: 'CASCADE' } },
    { name: 'block', type: 'string', length: 40, allowNull: false },
    { name: 'userId', type: 'bigInt', allowNull: false, index: true, references: { target: 'users', onDelete: 'CASCADE' } },
    { name: 'key', type: 'string', length: 200, allowNull: false },
    { name: 'value', type: 'json' },
    { name: 'size', type: 'integer', allowNull: false },
  ],
  uniqueTogether: [['page', 'block', 'userId', 'key']],
};

const text = (name: string, length: number, allowNull = false): FieldDefinition => ({ name, type: 'string', length, allowNull });

/** Refused calls of one minute with the same block, caller, address and reason. */
const refusals: CollectionDefinition = {
  name: REFUSALS,
  title: { en: 'Refused calls of JS blocks', 'zh-CN': 'JS 区块被拒绝的请求' },
  ...UNSIGNED,
  fields: [
    { name: 'firstAt', type: 'datetime', allowNull: false },
    { name: 'lastAt', type: 'datetime', allowNull: false, index: true },
    text('page', 40),
    text('block', 40),
    // Null for a draft.
    { name: 'revision', type: 'integer' },
    text('caller', 250),
    text('method', 10),
    text('path', 300),
    text('code', 60),
    text('reason', 300, true),
    { name: 'count', type: 'integer', allowNull: false },
  ],
};

export const JS_BLOCK_COLLECTIONS: readonly CollectionDefinition[] = [secrets, libraries, libraryTexts, storage, refusals];
