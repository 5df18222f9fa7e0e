import type { ActionPermission } from '@mortise/plugin-api/server';

/** Whoever may add databases may make this server connect to any address, so it is a right of administrators only. */
export const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.data-sources' };
