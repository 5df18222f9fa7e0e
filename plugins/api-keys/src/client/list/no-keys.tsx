import { KeyOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';

export interface NoKeysProps {
  /** The list is that of another user. */
  readonly ofOther: boolean;
  onCreate(): void;
}

export function NoKeys({ ofOther, onCreate }: NoKeysProps): ReactNode {
  const t = useT();
  if (ofOther) return <EmptyState title={t('keys.emptyOther')} hint={t('keys.emptyOtherHint')} />;
  const action = (
    <Button type="primary" icon={<PlusOutlined />} onClick={onCreate}>
      {t('keys.createFirst')}
    </Button>
  );
  return <EmptyState icon={<KeyOutlined />} title={t('keys.empty')} hint={t('keys.emptyHint')} action={action} />;
}
