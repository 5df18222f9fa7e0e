import type { AccessPort, CollectionsPort, RecordsPort, ResourcesPort } from '@mortise/plugin-api/server';
import type { AccessRules } from './decide/access-rules';
import type { HeldRoles } from './store/held-roles';

/** What the actions of this plugin work with. */
export interface AclServices {
  readonly records: RecordsPort;
  readonly collections: CollectionsPort;
  readonly resources: ResourcesPort;
  readonly access: AccessPort;
  readonly rules: AccessRules;
  readonly heldRoles: HeldRoles;
}
