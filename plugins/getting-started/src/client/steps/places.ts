import type { Facts } from '../facts/facts';
import type { Can, Step } from '../facts/progress';
import { COLLECTION, KEYS_PLUGIN, RIGHTS } from '../tutorial';

const RIGHT_TO_SEE: Readonly<Record<Exclude<Step, 'records'>, string>> = {
  plugin: RIGHTS.plugins,
  collection: RIGHTS.collections,
  role: RIGHTS.roles,
  user: RIGHTS.users,
  key: RIGHTS.keys,
  call: RIGHTS.keys,
};

/** Where a step is done by hand: the screen with the right drawer open. Below the admin's base. */
export function placeOf(step: Step, facts: Facts): string {
  const { collection, role, apiUser } = facts;
  switch (step) {
    case 'plugin':
      return `/settings/plugins?plugin=${KEYS_PLUGIN}`;
    case 'collection':
      return collection === undefined ? '/settings/collections?new=1' : `/settings/collections?collection=${COLLECTION}`;
    case 'records':
      return `/data/${COLLECTION}?record=new`;
    case 'role':
      return role === undefined ? '/settings/roles?new=1' : rolePlace(role.name);
    case 'user':
      return apiUser === undefined || role === undefined ? '/settings/users?user=new' : `${rolePlace(role.name)}&tab=users`;
    case 'key':
    case 'call':
      return facts.viewerHoldsRole || apiUser === undefined ? '/settings/api-keys?new=1' : `/settings/users?user=${apiUser.id}`;
  }
}

/** Whether the viewer may go where a step's work can be looked at. */
export function maySeeResult(step: Step, { collection }: Facts, can: Can): boolean {
  return step === 'records' ? collection?.actions.view !== undefined : can(RIGHT_TO_SEE[step]);
}

/** Where what a step made can be looked at. */
export function resultPlaceOf(step: Step, { role, apiUser }: Facts): string {
  switch (step) {
    case 'plugin':
      return `/settings/plugins?plugin=${KEYS_PLUGIN}`;
    case 'collection':
      return `/settings/collections?collection=${COLLECTION}`;
    case 'records':
      return `/data/${COLLECTION}`;
    case 'role':
      return rolePlace(role?.name ?? '');
    case 'user':
      return apiUser === undefined ? '/settings/users' : `/settings/users?user=${apiUser.id}`;
    case 'key':
    case 'call':
      return '/settings/api-keys';
  }
}

export function rolePlace(role: string): string {
  return `/settings/roles?role=${encodeURIComponent(role)}`;
}
