import { OPENED } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type PluginNeighbour, conditionOf } from './plugin-row';
import type { PluginAddress } from './use-plugin-address';

export interface NeighbourLinksProps {
  readonly label: string;
  readonly neighbours: readonly PluginNeighbour[];
  readonly address: PluginAddress;
}

/** A line of links to other plugins; nothing when there are none. */
export function NeighbourLinks({ label, neighbours, address }: NeighbourLinksProps): ReactNode {
  if (neighbours.length === 0) return null;
  return (
    <Flex wrap gap="2px 12px" align="center" style={{ fontSize: 13 }}>
      <Typography.Text type="secondary" style={{ fontSize: 'inherit' }}>
        {label}
      </Typography.Text>
      {neighbours.map((other) => (
        <NeighbourLink key={other.name} other={other} address={address} />
      ))}
    </Flex>
  );
}

function NeighbourLink({ other, address }: { readonly other: PluginNeighbour; readonly address: PluginAddress }): ReactNode {
  if (conditionOf(other) === 'missing') return <Typography.Text code>{other.displayName}</Typography.Text>;
  return (
    <Link
      to={{ search: address.search(other.name) }}
      state={OPENED}
      style={{ display: 'inline-flex', alignItems: 'center', minHeight: 24 }}
    >
      {other.displayName}
    </Link>
  );
}
