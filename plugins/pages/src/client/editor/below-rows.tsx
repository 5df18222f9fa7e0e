import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { AddBlock, type AddBlockProps } from './add-block';
import { PutBlock, type PutBlockProps } from './clipboard/put-block';

/** What stands below the blocks of a tab: the ways to get another one. */
export function BelowRows({ content, tab, onAdded, onChange }: AddBlockProps & PutBlockProps): ReactNode {
  return (
    <Flex gap="small">
      <AddBlock content={content} tab={tab} onAdded={onAdded} />
      <PutBlock content={content} tab={tab} onChange={onChange} />
    </Flex>
  );
}
