import { useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { ClosedMark, ExpandedMark } from './marks';

export interface TreeToggleProps {
  readonly title: string;
  readonly expanded: boolean;
  onToggle(): void;
}

/** Opens and closes what is below a record of a tree. */
export function TreeToggle({ title, expanded, onToggle }: TreeToggleProps): ReactNode {
  const t = useT();
  return (
    <button
      type="button"
      className="records-toggle"
      data-stop
      tabIndex={-1}
      aria-expanded={expanded}
      aria-label={t(expanded ? 'data.tree.collapse' : 'data.tree.expand', { title })}
      onClick={onToggle}
    >
      {expanded ? <ExpandedMark /> : <ClosedMark />}
    </button>
  );
}
