import { useDroppable } from '@dnd-kit/core';
import { theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { DropPlace } from '../../model/move-blocks';
import { placeId } from './drop-places';

/** Where a dragged block may be let go: one half of another one, the gap between two rows, or the name of a tab. A line shows where it would come. */
export function DropZone({ place }: { readonly place: DropPlace }): ReactNode {
  const { setNodeRef, isOver } = useDroppable({ id: placeId(place) });
  const { token } = theme.useToken();
  const line: CSSProperties = { position: 'absolute', background: token.colorPrimary, borderRadius: 2, opacity: isOver ? 1 : 0 };
  return (
    <div ref={setNodeRef} aria-hidden style={{ position: 'absolute', pointerEvents: 'none', zIndex: 2, ...areaOf(place) }}>
      <div style={{ ...line, ...lineOf(place) }} />
    </div>
  );
}

/** Half of a block, the gap between two rows with a little of both, or a name with all that belongs to it. */
function areaOf(place: DropPlace): CSSProperties {
  if (place.kind === 'tab') return { insetInline: -16, insetBlock: -12 };
  if (place.kind === 'between') return { insetInline: 0, height: 32, top: -24 };
  return { insetBlock: 0, width: '50%', ...(place.side === 'before' ? { insetInlineStart: 0 } : { insetInlineEnd: 0 }) };
}

function lineOf(place: DropPlace): CSSProperties {
  if (place.kind === 'tab') return { insetInline: 0, height: 4, bottom: 0 };
  if (place.kind === 'between') return { insetInline: 0, height: 4, top: 14 };
  return { insetBlock: 0, width: 4, ...(place.side === 'before' ? { insetInlineStart: -10 } : { insetInlineEnd: -10 }) };
}
