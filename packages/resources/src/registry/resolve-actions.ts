import {
  type ActionDefinition,
  type ActionPermission,
  GRANT_OF_ACTION,
  type ResourceDefinition,
  STANDARD_ACTIONS,
  type StandardAction,
  type StandardActionUse,
} from '@mortise/plugin-api/server';
import { AppError, type FilterNode, parseFilter } from '@mortise/shared';

/** One action of one resource, ready to be planned. */
export interface ResolvedAction {
  readonly resource: string;
  readonly action: string;
  readonly permission: ActionPermission;
  readonly safe: boolean;
  /** Undefined for resources without rows. */
  readonly collectionName: string | undefined;
  /** Filter the resource adds to standard actions. */
  readonly scope: FilterNode | undefined;
  readonly standard: StandardAction | undefined;
  readonly custom: ActionDefinition | undefined;
}

export type ResourceActions = ReadonlyMap<string, ResolvedAction>;

/** @throws AppError DEFINITION_INVALID for an action without a permission */
export function resolveActions(resource: ResourceDefinition): ResourceActions {
  const actions = new Map<string, ResolvedAction>();
  const scope = resource.scope === undefined ? undefined : parseFilter(resource.scope);
  for (const [action, use] of Object.entries(resource.actions)) {
    const common = { resource: resource.name, action, collectionName: resource.collection, scope };
    actions.set(action, isStandard(use) ? { ...common, ...standardUse(use) } : { ...common, ...customUse(use, action, resource) });
  }
  return actions;
}

function standardUse(use: StandardActionUse): Pick<ResolvedAction, 'permission' | 'safe' | 'standard' | 'custom'> {
  return {
    permission: use.permission ?? { kind: 'granted', grant: GRANT_OF_ACTION[use.standard] },
    safe: use.standard === 'list' || use.standard === 'get' || use.standard === 'query',
    standard: use.standard,
    custom: undefined,
  };
}

/** A custom action may call `standard()` when it bears a standard action's name. */
function customUse(
  use: ActionDefinition,
  action: string,
  resource: ResourceDefinition,
): Pick<ResolvedAction, 'permission' | 'safe' | 'standard' | 'custom'> {
  // Plugins may be plain JavaScript, so the type alone does not make sure that a permission is there.
  if ((use.permission as ActionPermission | undefined)?.kind === undefined) {
    throw new AppError('DEFINITION_INVALID', { resource: resource.name, action, expected: 'a permission', received: null });
  }
  return { permission: use.permission, safe: use.safe, standard: STANDARD_ACTIONS.find((standard) => standard === action), custom: use };
}

function isStandard(use: ActionDefinition | StandardActionUse): use is StandardActionUse {
  return 'standard' in use;
}
