import { type Translate, useServices } from '@mortise/plugin-api/client';

/** Owner of the texts of this package. */
export const UI_TEXTS = 'ui';

export function useUiText(): Translate {
  return useServices().translate(UI_TEXTS);
}
