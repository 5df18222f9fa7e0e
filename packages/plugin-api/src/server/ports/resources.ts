import type { JsonObject, LocalizedText } from '@mortise/shared';
import type { ActionCall, ActionDefinition, ActionPermission } from './actions';
import type { StandardAction } from './standard-actions';

/** A standard action under a permission of its own; without one: the grant above. */
export interface StandardActionUse {
  readonly standard: StandardAction;
  readonly permission?: ActionPermission;
}

/**
 * Looks at settings of its plugin that a caller wants to save, and refuses them by throwing. Not asked when the caller insists (`force`), nor
 * while the plugin is off.
 */
export type SettingsCheck = (values: JsonObject, call: ActionCall) => void | Promise<void>;

export interface ResourceDefinition {
  /** `apiKeys`, or `users.roles` for `/users/<key>/roles:<action>`. */
  readonly name: string;
  /** Collection (data source `main`) the standard actions work on. */
  readonly collection?: string;
  /** Filter every standard action adds; variables allowed (`{"userId": "{{$user.id}}"}`). */
  readonly scope?: JsonObject;
  readonly actions: Readonly<Record<string, ActionDefinition | StandardActionUse>>;
  readonly checkSettings?: SettingsCheck;
}

/** How the resource is named that stands for every collection users have made. */
export const EVERY_COLLECTION = '*';

/** One action that is registered. */
export interface ActionDescription {
  /** Id of the plugin, or `core`. */
  readonly owner: string;
  readonly resource: string;
  readonly action: string;
  readonly permission: ActionPermission;
  /** True when it may be called by GET. */
  readonly safe: boolean;
  /** Collection (data source `main`) its rows are in. */
  readonly collection?: string;
  /** The standard action it is, or wraps. */
  readonly standard?: StandardAction;
  /** Undefined for a standard action as it stands. */
  readonly definition?: ActionDefinition;
  /** Of its permission in the manifest. */
  readonly title?: LocalizedText;
}

export interface ResourcesPort {
  /** Path below which actions are addressed, without a slash at its end: `/api`, unless API_BASE_PATH says otherwise. */
  readonly apiBase: string;
  /**
   * @throws AppError NAME_TAKEN when the name is taken, DEFINITION_INVALID when an action lacks its permission
   */
  define(resource: ResourceDefinition): void;
  /**
   * Offers an action on every collection users have made, beside the standard ones.
   * @throws AppError NAME_TAKEN, DEFINITION_INVALID when it lacks its permission
   */
  addToCollections(name: string, action: ActionDefinition): void;
  /** Under which permission a declared resource offers an action; undefined when it offers none of that name. */
  permissionOf(resource: string, action: string): ActionPermission | undefined;
  /** Names users may not give to collections: resources in force and those claimed by manifests. */
  isReserved(name: string): boolean;
  /**
   * Every action of declared resources, and under `EVERY_COLLECTION` those that plugins add to collections; the standard ones of collections go
   * without saying. The same array until something is registered or taken back.
   */
  describe(): readonly ActionDescription[];
}
