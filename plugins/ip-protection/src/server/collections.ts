import type { CollectionDefinition } from '@mortise/shared';
import { MAX_SUBJECT } from './rules/subject';

export const RULES = 'ipRules';
export const REFUSALS = 'ipRefusals';

/** One row for each subject; `version` is another one after every change. */
const rules: CollectionDefinition = {
  name: RULES,
  title: { en: 'Rules of IP protection', 'zh-CN': 'IP 防护规则' },
  fields: [
    { name: 'subject', type: 'string', length: MAX_SUBJECT, primaryKey: true },
    { name: 'deny', type: 'json', allowNull: false },
    { name: 'allow', type: 'json', allowNull: false },
    { name: 'origins', type: 'json', allowNull: false },
    { name: 'version', type: 'string', length: 36, allowNull: false },
  ],
};

/** Refused calls of one minute with the same address, origin and deciding list. */
const refusals: CollectionDefinition = {
  name: REFUSALS,
  title: { en: 'Calls refused by IP protection', 'zh-CN': '被 IP 防护拒绝的请求' },
  createdAt: false,
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'firstAt', type: 'datetime', allowNull: false },
    { name: 'lastAt', type: 'datetime', allowNull: false, index: true },
    { name: 'address', type: 'string', length: 45, allowNull: false },
    { name: 'origin', type: 'string', length: 300 },
    { name: 'principal', type: 'string', length: 250 },
    { name: 'path', type: 'string', length: 300, allowNull: false },
    { name: 'subject', type: 'string', length: MAX_SUBJECT, allowNull: false },
    { name: 'list', type: 'string', length: 10, allowNull: false },
    { name: 'entry', type: 'string', length: 300 },
    { name: 'count', type: 'integer', allowNull: false },
  ],
};

export const PROTECTION_COLLECTIONS: readonly CollectionDefinition[] = [rules, refusals];
