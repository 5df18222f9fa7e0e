import type { CredentialCarrier } from '@mortise/plugin-api/server';

/** The header `apikey`. Pages of other sites cannot send it without being asked first, so it needs no further proof. */
export const apiKeyHeader: CredentialCarrier = {
  id: 'rest-v1.apikey',
  // Before cookies: who sends a key by hand means that key.
  order: -1,
  read: (header) => header('apikey')?.trim() || undefined,
};
