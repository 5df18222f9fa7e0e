import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { ProtectionServices } from '../services';
import { SUBJECTS } from './docs';
import { PROTECT } from './permission';

const MAX_KEYS = 500;

interface KeyRow {
  readonly id: number;
  readonly name: string | null;
  readonly userId: number;
}

/** The living API keys a rule may be for, the newest first; no more than 500. */
export function subjectsAction({ records }: ProtectionServices): ActionDefinition {
  return defineAction({
    permission: PROTECT,
    safe: true,
    describe: { output: SUBJECTS },
    async run() {
      const filter = { kind: 'apiKey', revokedAt: null };
      const keys = await records.find<KeyRow>('credentials', {
        filter,
        fields: ['id', 'name', 'userId'],
        sort: ['-id'],
        limit: MAX_KEYS,
      });
      return answer({ apiKeys: keys.map(({ id, name, userId }): JsonObject => ({ subject: `apiKey:${id}`, name, userId })) });
    },
  });
}
