import { useT } from '@mortise/plugin-api/client';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { AwayRule, StoreState } from '../../contract';

export interface StoreNoticeProps {
  readonly store: StoreState;
  readonly rule: AwayRule;
}

/** Where calls are counted, and whether that works. */
export function StoreNotice({ store, rule }: StoreNoticeProps): ReactNode {
  const t = useT();
  if (store.kind === 'memory') return <Alert type="info" showIcon title={t('store.memory')} description={t('store.memoryHint')} />;
  if (store.connected) return <Alert type="success" showIcon title={t('store.redis')} />;
  return <Alert type="warning" showIcon title={t('store.away')} description={t(`store.awayRule.${rule}`)} />;
}
