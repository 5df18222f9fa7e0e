import type { ReactNode } from 'react';

/** A text of the document; what stands between backticks is code. */
export function MarkedText({ text }: { readonly text: string }): ReactNode {
  // Every second part stood between backticks; parts have no identity but their place.
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={`${index} ${part}`}>{part}</code> : part));
}
