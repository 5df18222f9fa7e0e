import type { CollectionDefinition } from '@mortise/shared';
import { grantsCollection } from './grants';
import { policiesCollection } from './policies';
import { rolesCollection } from './roles';
import { rolesUsersCollection } from './roles-users';
import { scopesCollection } from './scopes';

/** Everything this plugin stores. */
export const ACL_COLLECTIONS: readonly CollectionDefinition[] = [
  rolesCollection,
  rolesUsersCollection,
  scopesCollection,
  grantsCollection,
  policiesCollection,
];
