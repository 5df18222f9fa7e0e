import { useState } from 'react';

/** What was there last, so that nothing vanishes from a dialog or drawer while it closes. */
export function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
