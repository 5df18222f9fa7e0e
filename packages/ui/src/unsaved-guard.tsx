import { useCallback } from 'react';
import { type Leaving, useUnsavedWork } from './unsaved-work';

export interface UnsavedGuardProps {
  readonly dirty: boolean;
  /** What would be lost, in a sentence. */
  readonly hint: string;
  /** Which changes of the address leave what is edited; by default every one. */
  leaves?(leaving: Leaving): boolean;
}

/** Asks before changes are lost by going elsewhere, within the admin or out of it. */
export function UnsavedGuard({ dirty, hint, leaves = everyChange }: UnsavedGuardProps): null {
  const isDirty = useCallback(() => dirty, [dirty]);
  useUnsavedWork({ isDirty, hint, leaves });
  return null;
}

function everyChange(): boolean {
  return true;
}
