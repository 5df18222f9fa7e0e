import { type ActionCall, type CollectionsPort, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, isJsonObject } from '@mortise/shared';
import type { LiveSources } from '../live/live-sources';
import { MAIN } from '../store/source-row';
import { SOURCE_STATE } from './docs';
import { MANAGE } from './permission';
import { presentState } from './present-source';

const MOST_NAMED = 200;
const NAMES: JsonObject = {
  type: 'object',
  required: ['collections'],
  additionalProperties: false,
  properties: {
    collections: { type: 'array', minItems: 1, maxItems: MOST_NAMED, items: { type: 'string', minLength: 1, maxLength: 63 } },
  },
};

interface MainSourceServices {
  readonly collections: CollectionsPort;
  readonly live: LiveSources;
}

/** `/api/mainDataSource:…`: what clients of NocoBase call to have the tables of `main` read again. */
export function mainSourceResource({ collections, live }: MainSourceServices): ResourceDefinition {
  const reload = async (call: ActionCall): Promise<ReturnType<typeof answer>> => {
    await live.reload(MAIN);
    return answer(presentState(live.state(MAIN), call));
  };
  return {
    name: 'mainDataSource',
    actions: {
      refresh: defineAction({ permission: MANAGE, safe: false, describe: { output: SOURCE_STATE }, run: reload }),
      syncFields: defineAction({
        permission: MANAGE,
        safe: false,
        describe: { output: SOURCE_STATE },
        body: NAMES,
        async run(call) {
          // The columns of all tables come in one go, so naming some of them is only to be checked.
          const known = collections.snapshot(MAIN).collections;
          const unknown = namesIn(call).find((name) => !known.has(name));
          if (unknown !== undefined) throw new AppError('COLLECTION_NOT_FOUND', { collection: unknown });
          return reload(call);
        },
      }),
    },
  };
}

/** The schema has let these through. */
function namesIn({ values }: Pick<ActionCall, 'values'>): readonly string[] {
  const names = isJsonObject(values) ? values['collections'] : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}
