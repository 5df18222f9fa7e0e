import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { type PageContent, ROW_COLUMNS } from '../../contract';
import { useBlockKinds } from '../model/block-kinds';
import { addBlock, newKey } from '../model/edit-content';

export interface AddBlockProps {
  readonly content: PageContent;
  readonly tab: string;
  onAdded(content: PageContent, key: string): void;
}

/** Adds a block of a chosen kind below the others. */
export function AddBlock({ content, tab, onAdded }: AddBlockProps): ReactNode {
  const t = useT();
  const kinds = useBlockKinds();
  const add = (kind: string): void => {
    const key = newKey();
    onAdded(addBlock(content, tab, { key, kind, span: ROW_COLUMNS, settings: {} }), key);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: kinds.map(({ name, title }) => ({ key: name, label: title })), onClick: ({ key }) => add(key) }}
    >
      <Button block type="dashed" icon={<PlusOutlined />}>
        {t('editor.add')}
      </Button>
    </Dropdown>
  );
}
