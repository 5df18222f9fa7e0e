import type { ActionPermission } from '@mortise/plugin-api/server';
import { SNIPPET } from '../../contract';

export const MANAGE_LIMITS: ActionPermission = { kind: 'granted', snippet: SNIPPET };
