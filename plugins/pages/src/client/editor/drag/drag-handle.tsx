import { HolderOutlined } from '@ant-design/icons';
import { useDraggable } from '@dnd-kit/core';
import { useT } from '@mortise/plugin-api/client';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import './drag-handle.css';

export interface DragHandleProps {
  readonly block: string;
  readonly name: string;
}

/** What a block is grasped by. Only for pointers: keyboards find the same in its menu. */
export function DragHandle({ block, name }: DragHandleProps): ReactNode {
  const t = useT();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: block });
  return (
    <span
      ref={setNodeRef}
      {...listeners}
      className={isDragging ? 'page-drag-handle page-drag-handle-held' : 'page-drag-handle'}
      title={t('editor.drag.handle', { name })}
    >
      <HolderOutlined aria-hidden />
      <Typography.Text type="secondary" ellipsis>
        {name}
      </Typography.Text>
    </span>
  );
}
