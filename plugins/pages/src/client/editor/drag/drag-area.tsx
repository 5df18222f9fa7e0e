import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useT } from '@mortise/plugin-api/client';
import { Card } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PageContent } from '../../../contract';
import { findBlock } from '../../model/content-parts';
import { dropBlock } from '../../model/move-blocks';
import { useBlockName } from '../use-block-name';
import { placeOfId } from './drop-places';

export interface DragAreaProps {
  readonly content: PageContent;
  readonly children: ReactNode;
  onChange(content: PageContent): void;
}

/** Blocks in it can be dragged by their handles. Keyboards have the menu of each block for the same. */
export function DragArea({ content, children, onChange }: DragAreaProps): ReactNode {
  const t = useT();
  const nameOf = useBlockName();
  const [dragged, setDragged] = useState<string>();
  const block = dragged === undefined ? undefined : findBlock(content, dragged);
  // A press without a way is no drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const drop = ({ active, over }: DragEndEvent): void => {
    setDragged(undefined);
    if (over === null) return;
    const next = dropBlock(content, String(active.id), placeOfId(over.id));
    if (next !== content) onChange(next);
  };
  const name = block === undefined ? '' : nameOf(block);
  const announcements = {
    onDragStart: () => t('editor.drag.started'),
    onDragOver: () => undefined,
    onDragEnd: () => t('editor.drag.ended'),
    onDragCancel: () => t('editor.drag.cancelled'),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestPlace}
      accessibility={{ announcements, screenReaderInstructions: { draggable: '' }, restoreFocus: false }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {block === undefined ? null : (
          <Card size="small" style={{ width: 'max-content', maxWidth: 240 }}>
            {name}
          </Card>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** The name of a tab comes before the gap below it, and a gap between rows before the blocks it reaches into. */
const nearestPlace: CollisionDetection = (drag) => {
  const hits = pointerWithin(drag);
  const first = (['tab', 'between'] as const).flatMap((kind) => hits.find(({ id }) => placeOfId(id).kind === kind) ?? []);
  return first.length === 0 ? hits : first.slice(0, 1);
};
