import { useApi } from '@mortise/plugin-api/client';

/** Path below which actions are addressed, without a slash at its end: `/api` unless the server says otherwise. */
export function useApiPath(): string {
  return new URL(useApi().address('')).pathname.replace(/\/$/, '');
}
