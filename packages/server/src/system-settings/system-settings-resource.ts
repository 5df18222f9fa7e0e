import { type ActionDefinition, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { isJsonObject } from '@mortise/shared';
import type { SystemSettings } from './system-settings';
import { SYSTEM_SETTINGS, SYSTEM_SETTINGS_BODY, toJson } from './system-settings-values';

/** `systemSettings:get|update`: how the installation looks and what it speaks. Clients of NocoBase say `put` for `update`. */
export function systemSettingsResource(settings: SystemSettings): ResourceDefinition {
  const update: ActionDefinition = {
    permission: { kind: 'granted', snippet: 'pm.system-settings' },
    safe: false,
    describe: { output: SYSTEM_SETTINGS },
    body: SYSTEM_SETTINGS_BODY,
    run: async ({ values }) => answer(toJson(await settings.change(isJsonObject(values) ? values : {}))),
  };
  return {
    name: 'systemSettings',
    actions: {
      // The sign-in page shows them.
      get: defineAction({
        permission: { kind: 'public' },
        safe: true,
        describe: { output: SYSTEM_SETTINGS },
        run: () => answer(toJson(settings.current)),
      }),
      update: defineAction(update),
      put: defineAction(update),
    },
  };
}
