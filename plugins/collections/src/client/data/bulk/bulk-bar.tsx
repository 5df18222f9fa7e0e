import { CloseOutlined, DeleteOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Button, Flex, Typography, theme } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { type DataCollection, titleOfCollection } from '../model/data-collection';
import type { Selection } from '../model/use-selection';
import { useBulkDelete } from './use-bulk-delete';

export interface BulkBarProps {
  readonly collection: DataCollection;
  readonly selection: Selection;
}

/** What can be done with the selected records; nothing while there are none. */
export function BulkBar({ collection, selection }: BulkBarProps): ReactNode {
  const t = useT();
  // How many it was about stays the same while the question closes.
  const [asked, setAsked] = useState({ open: false, count: 0 });
  const { start, dialog } = useBulkDelete(collection, selection);
  const place = useRef<HTMLDivElement>(null);
  const count = selection.keys.size;
  const title = titleOfCollection(collection);
  const clear = (): void => {
    selection.clear();
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1}>
      {dialog}
      {count === 0 ? null : <SelectionBar count={count} onDelete={() => setAsked({ open: true, count })} onClear={clear} />}
      <ConfirmByName
        open={asked.open}
        title={t('data.bulk.title', { count: asked.count })}
        name={collection.name}
        losses={t('data.bulk.losses', { count: asked.count, title })}
        confirmText={t('data.bulk.confirm', { count: asked.count })}
        // The button that was pressed is gone by then.
        onConfirm={async () => void start().then(() => place.current?.focus())}
        onClose={() => setAsked((before) => ({ ...before, open: false }))}
      />
    </div>
  );
}

interface SelectionBarProps {
  readonly count: number;
  onDelete(): void;
  onClear(): void;
}

function SelectionBar({ count, onDelete, onClear }: SelectionBarProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <Flex
      wrap
      gap="small"
      align="center"
      style={{ padding: '4px 12px', borderRadius: token.borderRadiusLG, background: token.controlItemBgActive }}
    >
      <Typography.Text strong role="status">
        {t('data.bulk.selected', { count })}
      </Typography.Text>
      <Button danger icon={<DeleteOutlined />} onClick={onDelete}>
        {t('data.bulk.delete')}
      </Button>
      <Button type="text" icon={<CloseOutlined />} onClick={onClear}>
        {t('data.bulk.clear')}
      </Button>
    </Flex>
  );
}
