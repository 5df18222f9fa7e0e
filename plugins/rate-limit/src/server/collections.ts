import type { CollectionDefinition } from '@mortise/shared';

export const OVERRIDES = 'rateLimitOverrides';
export const USAGE = 'rateLimitUsage';

/** Limits for single callers. */
export const overridesCollection: CollectionDefinition = {
  name: OVERRIDES,
  title: { en: 'Own rate limits', 'zh-CN': '单独的频率限制' },
  fields: [
    { name: 'subject', type: 'string', length: 200, allowNull: false, unique: true },
    { name: 'points', type: 'integer', allowNull: false },
    { name: 'seconds', type: 'integer', allowNull: false },
  ],
};

/** Calls of one caller in one hour, as one process has counted them. */
export const usageCollection: CollectionDefinition = {
  name: USAGE,
  title: { en: 'Calls by caller and hour', 'zh-CN': '按调用者和小时统计的调用次数' },
  createdAt: false,
  createdBy: false,
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'subject', type: 'string', length: 200, allowNull: false, index: true },
    { name: 'hour', type: 'datetime', allowNull: false, index: true },
    { name: 'calls', type: 'bigInt', allowNull: false },
    { name: 'refused', type: 'bigInt', allowNull: false },
    // Calls in each of the sixty minutes.
    { name: 'minutes', type: 'json', allowNull: false },
  ],
};
