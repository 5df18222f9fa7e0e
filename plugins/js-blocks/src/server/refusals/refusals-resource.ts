import { type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { REFUSALS } from '../collections';
import { MANAGE } from '../permissions';
import type { RefusalLog } from './refusal-log';
import { CLEARED } from '../docs';

/** `/api/jsRefusals:…`: which calls of blocks were refused. */
export function refusalsResource(refusals: RefusalLog): ResourceDefinition {
  return {
    name: REFUSALS,
    collection: REFUSALS,
    actions: {
      list: defineAction({
        permission: MANAGE,
        safe: true,
        describe: { output: 'standard' },
        async run(call) {
          // What was refused a moment ago is what people look for.
          await refusals.flush();
          return await call.standard();
        },
      }),
      clear: defineAction({
        permission: MANAGE,
        safe: false,
        describe: { output: CLEARED },
        run: async () => answer(await refusals.clear()),
      }),
    },
  };
}
