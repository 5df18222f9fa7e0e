import { useCallback, useState } from 'react';
import type { FrameCall } from '../frame/frame-facts';

/** The library a call asked for in vain, because nobody has approved it. */
export function missingLibrary({ op, what, status }: FrameCall): string | undefined {
  return op === 'lib.resolve' && status === 404 ? what : undefined;
}

export interface MissingLibraries {
  /** As the code has it; each once. */
  readonly specifiers: readonly string[];
  onCall(call: FrameCall): void;
  /** Before the code runs again. */
  forget(): void;
}

/** Collects what a block could not load, also where its code says nothing of it. */
export function useMissingLibraries(): MissingLibraries {
  const [specifiers, setSpecifiers] = useState<readonly string[]>([]);
  const onCall = useCallback((call: FrameCall) => {
    const specifier = missingLibrary(call);
    if (specifier !== undefined) setSpecifiers((before) => (before.includes(specifier) ? before : [...before, specifier]));
  }, []);
  const forget = useCallback(() => setSpecifiers([]), []);
  return { specifiers, onCall, forget };
}
