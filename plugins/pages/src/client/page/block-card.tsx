import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { Alert, Card } from 'antd';
import type { ReactNode } from 'react';
import type { PageBlock } from '../../contract';
import { useBlockKind } from '../model/block-kinds';

export interface BlockCardProps {
  readonly block: PageBlock;
  readonly place: BlockPlace;
  readonly tools?: ReactNode;
}

/** One block in its frame. A kind whose plugin is off says so in its place. */
export function BlockCard({ block, place, tools }: BlockCardProps): ReactNode {
  const t = useT();
  const kind = useBlockKind(block.kind);
  return (
    <Card size="small" {...(block.title === undefined || block.title === '' ? {} : { title: block.title })} style={{ height: '100%' }}>
      {tools}
      {kind === undefined ? (
        <Alert
          type="warning"
          showIcon
          title={t('page.missingKind')}
          description={t('page.missingKindHint', { plugin: block.kind.split('.')[0] })}
        />
      ) : (
        kind.show({ settings: block.settings, place })
      )}
    </Card>
  );
}
