import { type ActionDefinition, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { LimitState } from '../../contract';
import { namesOf } from '../usage/subject-names';
import { SETTINGS_BODY, STATE } from './docs';
import { removeOverrideAction, setOverrideAction } from './override-actions';
import { MANAGE_LIMITS } from './permission';
import type { RateLimitsDeps } from './rate-limits-deps';
import { callersAction, usageAction } from './usage-actions';

/** `/api/rateLimits:…`: limits, who calls how often, and limits for single callers. */
export function rateLimitsResource(deps: RateLimitsDeps): ResourceDefinition {
  return {
    name: 'rateLimits',
    actions: {
      state: defineAction({
        permission: MANAGE_LIMITS,
        safe: true,
        describe: { output: STATE },
        run: async () => answer(await readState(deps)),
      }),
      update: updateAction(deps),
      callers: callersAction(deps),
      usage: usageAction(deps),
      setOverride: setOverrideAction(deps.overrides),
      removeOverride: removeOverrideAction(deps.overrides),
    },
  };
}

function updateAction(deps: RateLimitsDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE_LIMITS,
    safe: false,
    body: { type: 'object' },
    describe: { input: SETTINGS_BODY, output: STATE },
    async run({ values }) {
      await deps.settings.set(changed(deps.settings.get(), isJsonObject(values) ? values : {}));
      return answer(await readState(deps));
    },
  });
}

/** What an update does not name stays as it is. */
function changed(settings: JsonObject, values: JsonObject): JsonObject {
  const given = Object.entries(values).map(([name, value]) => {
    const before = settings[name];
    return [name, isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value] as const;
  });
  return { ...settings, ...Object.fromEntries(given) };
}

async function readState({ policies, records, storeState }: RateLimitsDeps): Promise<JsonValue> {
  const { settings, overrides } = policies;
  const names = await namesOf(
    records,
    overrides.map(({ subject }) => subject),
  );
  const own = overrides.map((one) => ({ ...one, name: names.get(one.subject) ?? null }));
  const state: LimitState = { settings, store: storeState(), overrides: own };
  return state as unknown as JsonValue;
}
