import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RecordKey } from '../model/data-collection';

export interface RecordStepsProps {
  readonly pageKeys: readonly RecordKey[];
  readonly record: string;
  onOpen(key: RecordKey): void;
}

/** To the records before and after, as the page shows them. */
export function RecordSteps({ pageKeys, record, onOpen }: RecordStepsProps): ReactNode {
  const t = useT();
  const place = pageKeys.findIndex((key) => String(key) === record);
  if (place === -1 || pageKeys.length < 2) return null;
  const step = (by: -1 | 1): { readonly disabled: boolean; onClick(): void } => {
    const key = pageKeys[place + by];
    return { disabled: key === undefined, onClick: () => key !== undefined && onOpen(key) };
  };
  return (
    <>
      <Button type="text" icon={<UpOutlined />} aria-label={t('data.record.previous')} {...step(-1)} />
      <Button type="text" icon={<DownOutlined />} aria-label={t('data.record.next')} {...step(1)} />
    </>
  );
}
