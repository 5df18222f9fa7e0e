import type { ActionPermission } from '@mortise/plugin-api/server';
import { COLLECTIONS_SNIPPET } from '../../contract';

/** The shape of tables is an administrator's matter, also for reading. */
export const permission: ActionPermission = { kind: 'granted', snippet: COLLECTIONS_SNIPPET };
