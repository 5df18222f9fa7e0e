import type { CollectionsPort } from '@mortise/plugin-api/server';
import type { BlockRule } from '@mortise/plugin-pages/contract';
import { AppError } from '@mortise/shared';
import type { BlockGrants } from '../../contract';
import { codeOf, withoutSource } from '../code/code-of';
import { compileSettings } from '../code/compile-settings';
import { type ApprovalDeps, approveGrants } from './approve-grants';
import { findGranted } from './granted-collection';
import { readGrants } from './read-grants';

export const GRANTS_RULE = 'js-blocks.grants';

/** What runs is what was written. Grants fit what is there, and are given by people who have these rights themselves. Blocks of any kind may hold code and grants. */
export function grantsRule(deps: ApprovalDeps): BlockRule {
  return {
    id: GRANTS_RULE,
    prepare: ({ settings }) => compileSettings(settings),
    check: ({ key, settings }) => checkGrants(readGrants(settings, key), key, deps.collections),
    async approve({ block: { key, settings }, published, principal }) {
      // Code that changed might do other things with the rights it had.
      const isSame = published !== undefined && codeOf(published.settings) === codeOf(settings);
      const approved = isSame ? readGrants(published.settings, key) : {};
      await approveGrants({ block: key, grants: readGrants(settings, key), approved, principal }, deps);
    },
    // What was published before somebody looked at its code has whatever its author said it was.
    forViewers: ({ settings }) => withoutSource(compileSettings(settings)),
  };
}

function checkGrants({ collections: granted = [] }: BlockGrants, block: string, collections: CollectionsPort): void {
  for (const { resource, fields = [] } of granted) {
    const found = findGranted(resource, collections);
    if (!found)
      throw new AppError('DEFINITION_INVALID', { block, part: 'grants', expected: 'collections people have made', received: resource });
    const unknown = fields.find((name) => !found.collection.fields.has(name));
    if (unknown !== undefined) throw new AppError('FIELD_UNKNOWN', { block, field: unknown, collection: resource });
  }
}
