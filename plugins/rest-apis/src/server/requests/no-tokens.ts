import type { ProtocolErrand } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

const TOKEN_ADDRESS = /^[^/]+\/token$/;

/** Whether clients would get tokens at this path below `/oauth/`. While the plugin that gives them is on, it answers there itself. */
export function isTokenAddress(path: string): boolean {
  return TOKEN_ADDRESS.test(path);
}

/** Tells programs, who cannot be known yet, why there are no tokens. */
export const noTokens: ProtocolErrand = {
  isPublic: true,
  run: () => Promise.reject(new AppError('RESOURCE_NOT_FOUND', { resource: 'token endpoint (the plugin oauth2 is off)' })),
};
