import { FileTextOutlined, FolderAddOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PageOutline } from '../../contract';
import { HistoryDrawer } from './history-drawer';
import { OutlineForm } from './outline-form';
import { OutlineTable } from './outline-table';
import { RemovePage } from './remove-page';
import { useOutline } from './use-outline';

/** Every page and group of the menu, for those who make them. */
export default function OutlinePage(): ReactNode {
  const t = useT();
  const outline = useOutline();
  const [, setCreating] = useUrlState('new', { push: true });
  const [editing, setEditing] = useState<PageOutline>();
  const [removing, setRemoving] = useState<PageOutline>();
  const [history, setHistory] = useState<PageOutline>();
  const actions = (
    <Flex wrap gap="small">
      <Button icon={<FolderAddOutlined />} onClick={() => setCreating('group')}>
        {t('outline.newGroup')}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating('page')}>
        {t('outline.newPage')}
      </Button>
    </Flex>
  );
  const isEmpty = outline.data?.length === 0;
  return (
    <Screen title={t('outline.title')} description={t('outline.description')} actions={isEmpty ? undefined : actions}>
      <Loaded query={outline}>
        {(pages) =>
          isEmpty ? (
            <EmptyState icon={<FileTextOutlined />} title={t('outline.none')} hint={t('outline.noneHint')} action={actions} />
          ) : (
            <OutlineTable pages={pages} onEdit={setEditing} onRemove={setRemoving} onHistory={setHistory} />
          )
        }
      </Loaded>
      <OutlineForm page={editing} pages={outline.data ?? []} onEdited={() => setEditing(undefined)} />
      <RemovePage page={removing} onClose={() => setRemoving(undefined)} />
      <HistoryDrawer page={history} onClose={() => setHistory(undefined)} />
    </Screen>
  );
}
