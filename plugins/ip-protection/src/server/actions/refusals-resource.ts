import { type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { REFUSALS } from '../collections';
import type { ProtectionServices } from '../services';
import { REMOVED } from './docs';
import { PROTECT } from './permission';

/** `/api/ipRefusals:…`: who was refused. */
export function refusalsResource({ refusals }: ProtectionServices): ResourceDefinition {
  return {
    name: 'ipRefusals',
    collection: REFUSALS,
    actions: {
      list: defineAction({
        permission: PROTECT,
        safe: true,
        describe: { output: 'standard' },
        async run(call) {
          // What was refused a moment ago is what people look for.
          await refusals.flush();
          return await call.standard();
        },
      }),
      clear: defineAction({
        permission: PROTECT,
        safe: false,
        describe: { output: REMOVED },
        run: async () => answer(await refusals.clear()),
      }),
    },
  };
}
