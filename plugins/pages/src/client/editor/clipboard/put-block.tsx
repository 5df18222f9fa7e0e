import { SnippetsOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PageContent } from '../../../contract';
import { putHeld } from '../../model/held-block';
import { useBlockName } from '../use-block-name';
import { useHeldBlock } from './use-held-block';

export interface PutBlockProps {
  readonly content: PageContent;
  readonly tab: string;
  onChange(content: PageContent): void;
}

/** Puts the block that was copied or cut, here or on another page, below the others; nothing while there is none. */
export function PutBlock({ content, tab, onChange }: PutBlockProps): ReactNode {
  const t = useT();
  const nameOf = useBlockName();
  const held = useHeldBlock();
  if (held === undefined) return null;
  return (
    <Button block type="dashed" icon={<SnippetsOutlined />} onClick={() => onChange(putHeld(content, tab, held))}>
      {t('editor.put', { name: nameOf(held) })}
    </Button>
  );
}
