import type { CollectionDefinition } from '@mortise/shared';
import { POLICIES } from './names';

/** The Casbin lines: `p` = role, data source, resource, action, effect, grant; `g` = role, role it inherits from. */
export const policiesCollection: CollectionDefinition = {
  name: POLICIES,
  title: { en: 'Policy lines', 'zh-CN': '策略行' },
  createdAt: false,
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'ptype', type: 'string', length: 1, allowNull: false },
    { name: 'v0', type: 'string', allowNull: false, index: true },
    { name: 'v1', type: 'string', allowNull: false },
    { name: 'v2', type: 'string', allowNull: false, defaultValue: '' },
    { name: 'v3', type: 'string', allowNull: false, defaultValue: '' },
    { name: 'v4', type: 'string', allowNull: false, defaultValue: '' },
    { name: 'v5', type: 'string', allowNull: false, defaultValue: '' },
  ],
};
