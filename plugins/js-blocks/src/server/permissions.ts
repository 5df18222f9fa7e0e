import type { ActionPermission } from '@mortise/plugin-api/server';

/** Libraries, secrets and the log, and giving blocks what reaches beyond records. */
export const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.js-blocks' };
/** Whoever makes pages. */
export const AUTHOR: ActionPermission = { kind: 'granted', snippet: 'pm.pages' };
/** A page in the hands of its viewer. Blocks' own calls are narrowed, and never come here. */
export const VIEWER: ActionPermission = { kind: 'loggedIn' };
