import type { ActionPermission } from '@mortise/plugin-api/server';
import { PROTECTION_SNIPPET } from '../../contract';

/** Who may see and change the rules. */
export const PROTECT: ActionPermission = { kind: 'granted', snippet: PROTECTION_SNIPPET };
