import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Typography, theme } from 'antd';
import { type ReactNode, useId } from 'react';
import { type PluginNeighbour, type PluginRow, conditionOf } from './plugin-row';
import { StateTag } from './state-tag';

export interface DependenciesTabProps {
  readonly row: PluginRow;
  onOpen(name: string): void;
}

/** Which plugins this one needs, and which need it. */
export function DependenciesTab({ row, onOpen }: DependenciesTabProps): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="large">
      <Neighbours title={t('plugins.needs')} none={t('plugins.needsNone')} neighbours={row.requirements} onOpen={onOpen} />
      <Neighbours title={t('plugins.neededBy')} none={t('plugins.neededByNone')} neighbours={row.dependentPlugins} onOpen={onOpen} />
    </Flex>
  );
}

interface NeighboursProps {
  readonly title: string;
  readonly none: string;
  readonly neighbours: readonly PluginNeighbour[];
  onOpen(name: string): void;
}

function Neighbours({ title, none, neighbours, onOpen }: NeighboursProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Typography.Title level={2} id={id} style={{ fontSize: 14, margin: 0 }}>
        {title}
      </Typography.Title>
      {neighbours.length === 0 ? <Typography.Text type="secondary">{none}</Typography.Text> : null}
      <ul style={{ listStyle: 'none', margin: '4px 0 0', padding: 0 }}>
        {neighbours.map((other) => (
          <Neighbour key={other.name} other={other} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function Neighbour({ other, onOpen }: { readonly other: PluginNeighbour; onOpen(name: string): void }): ReactNode {
  const { token } = theme.useToken();
  const condition = conditionOf(other);
  return (
    <li style={{ borderTop: `1px solid ${token.colorBorderSecondary}`, padding: '6px 0' }}>
      <Flex gap="small" align="center" justify="space-between">
        {condition === 'missing' ? (
          <Typography.Text code>{other.name}</Typography.Text>
        ) : (
          <Button type="link" style={{ paddingInline: 0 }} onClick={() => onOpen(other.name)}>
            {other.displayName}
          </Button>
        )}
        <StateTag condition={condition} />
      </Flex>
    </li>
  );
}
