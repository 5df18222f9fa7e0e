import type { PluginStatus, Texts } from '@mortise/kernel';
import type { JsonObject } from '@mortise/shared';

export interface RowContext {
  readonly texts: Pick<Texts, 'text'>;
  readonly locale: string;
  /** Every plugin there is. */
  readonly all: readonly PluginStatus[];
}

/** A plugin as `pm:list` and `pm:get` show it, in the caller's language. */
export function pluginRow(status: PluginStatus, context: RowContext): JsonObject {
  const { id, packageName, version, enabled, state, reason, requires, dependents, origin, settings, hasClient } = status;
  const { texts, locale } = context;
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
    requirements: requires.map((other) => neighbour(other, context)),
    dependentPlugins: dependents.map((other) => neighbour(other, context)),
    permissions: status.permissions.map(({ name, title, risk }) => ({ name, title: texts.text(title, locale), risk })),
    origin,
    hasSettings: settings !== undefined,
    hasClient,
  };
}

/** A plugin another one speaks of. One that is not installed has no state. */
function neighbour(id: string, { texts, locale, all }: RowContext): JsonObject {
  const status = all.find((candidate) => candidate.id === id);
  if (!status) return { name: id, displayName: id, state: null, enabled: false };
  return { name: id, displayName: texts.text(status.title, locale), state: status.state, enabled: status.enabled };
}
