import type { JsonObject } from '@mortise/shared';
import { useState } from 'react';

/** Goes to the first page when other records are asked for. */
export function useFirstPage(filter: JsonObject | undefined, goThere: () => void): void {
  const wanted = JSON.stringify(filter ?? {});
  const [known, setKnown] = useState(wanted);
  if (known === wanted) return;
  setKnown(wanted);
  goThere();
}
