import type { ProtocolErrand } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/** At the addresses of tokens, while the plugin that gives them is off; it answers there itself. Tells programs, who cannot be known yet, why there are no tokens. */
export const noTokens: ProtocolErrand = {
  isPublic: true,
  run: () => Promise.reject(new AppError('RESOURCE_NOT_FOUND', { resource: 'token endpoint (the plugin oauth2 is off)' })),
};
