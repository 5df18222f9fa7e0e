import type { PluginStatus, Texts } from '@mortise/kernel';
import type { JsonObject } from '@mortise/shared';

/** A plugin as `pm:list` and `pm:get` show it, in the caller's language. */
export function pluginRow(status: PluginStatus, texts: Pick<Texts, 'text'>, locale: string): JsonObject {
  const { id, packageName, version, enabled, state, reason, requires, dependents, origin, hasSettings } = status;
  return {
    name: id,
    packageName,
    version,
    enabled,
    installed: true,
    builtIn: status.preset === 'core',
    displayName: texts.text(status.title, locale),
    description: status.description === undefined ? null : texts.text(status.description, locale),
    state,
    reason: reason ?? null,
    requires,
    dependents,
    permissions: status.permissions.map(({ name, title, risk }) => ({ name, title: texts.text(title, locale), risk })),
    origin,
    hasSettings,
  };
}
