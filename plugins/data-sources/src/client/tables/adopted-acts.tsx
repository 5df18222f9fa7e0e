import { EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { AdoptedCollection } from './adopted';

export interface AdoptedActsProps {
  readonly row: AdoptedCollection;
  onEdit(row: AdoptedCollection): void;
  onGiveBack(row: AdoptedCollection): void;
}

export function AdoptedActs({ row, onEdit, onGiveBack }: AdoptedActsProps): ReactNode {
  const t = useT();
  const name = row.title ?? row.name;
  const acts = [
    { act: 'edit', icon: <EditOutlined />, run: onEdit },
    { act: 'giveBack', icon: <RollbackOutlined />, run: onGiveBack },
  ];
  return (
    <Flex gap={4}>
      {acts.map(({ act, icon, run }) => (
        <Tooltip key={act} title={t(`adopted.${act}.short`)} trigger={['hover', 'focus']}>
          <Button type="text" icon={icon} aria-label={t(`adopted.${act}.of`, { name })} onClick={() => run(row)} />
        </Tooltip>
      ))}
    </Flex>
  );
}
