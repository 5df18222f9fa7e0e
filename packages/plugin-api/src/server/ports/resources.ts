import type { JsonObject } from '@mortise/shared';
import type { ActionDefinition, ActionPermission } from './actions';

export const STANDARD_ACTIONS = ['list', 'get', 'create', 'update', 'destroy'] as const;
export type StandardAction = (typeof STANDARD_ACTIONS)[number];

/** The grant each standard action needs. */
export const GRANT_OF_ACTION: Readonly<Record<StandardAction, string>> = {
  list: 'view',
  get: 'view',
  create: 'create',
  update: 'update',
  destroy: 'destroy',
};

/** A standard action under a permission of its own; without one: the grant above. */
export interface StandardActionUse {
  readonly standard: StandardAction;
  readonly permission?: ActionPermission;
}

export interface ResourceDefinition {
  /** `apiKeys`, or `users.roles` for `/users/<key>/roles:<action>`. */
  readonly name: string;
  /** Collection (data source `main`) the standard actions work on. */
  readonly collection?: string;
  /** Filter every standard action adds; variables allowed (`{"userId": "{{$user.id}}"}`). */
  readonly scope?: JsonObject;
  readonly actions: Readonly<Record<string, ActionDefinition | StandardActionUse>>;
}

export interface ResourcesPort {
  /**
   * @throws AppError NAME_TAKEN when the name is taken, DEFINITION_INVALID when an action lacks its permission
   */
  define(resource: ResourceDefinition): void;
  /** Under which permission a declared resource offers an action; undefined when it offers none of that name. */
  permissionOf(resource: string, action: string): ActionPermission | undefined;
  /** Names users may not give to collections: resources in force and those claimed by manifests. */
  isReserved(name: string): boolean;
}
