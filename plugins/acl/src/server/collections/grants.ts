import type { CollectionDefinition } from '@mortise/shared';
import { GRANTS } from './names';

/** What a policy line gives: the fields and the rows. `scopeId` names a stored scope, `filter` is one of the grant's own. */
export const grantsCollection: CollectionDefinition = {
  name: GRANTS,
  title: { en: 'Grants', 'zh-CN': '授权' },
  updatedAt: false,
  updatedBy: false,
  fields: [
    { name: 'roleName', type: 'string', length: 50, allowNull: false, index: true },
    { name: 'dataSource', type: 'string', allowNull: false },
    { name: 'resource', type: 'string', allowNull: false },
    { name: 'action', type: 'string', length: 50, allowNull: false },
    { name: 'fields', type: 'json' },
    { name: 'scopeId', type: 'bigInt', index: true },
    { name: 'filter', type: 'json' },
  ],
};
