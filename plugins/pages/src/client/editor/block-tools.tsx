import {
  ArrowDownOutlined,
  ArrowLeftOutlined,
  ArrowRightOutlined,
  ArrowUpOutlined,
  ColumnWidthOutlined,
  DeleteOutlined,
  SettingOutlined,
  VerticalAlignMiddleOutlined,
} from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { PageBlock, PageContent } from '../../contract';
import { useBlockKinds } from '../model/block-kinds';
import { type Direction, moveBlock, resizeBlock } from '../model/edit-content';

export interface BlockToolsProps {
  readonly block: PageBlock;
  readonly content: PageContent;
  onChange(content: PageContent): void;
  onSettings(): void;
  onRemove(): void;
}

const MOVES: readonly (readonly [Direction, ReactNode])[] = [
  ['up', <ArrowUpOutlined key="up" />],
  ['down', <ArrowDownOutlined key="down" />],
  ['left', <ArrowLeftOutlined key="left" />],
  ['right', <ArrowRightOutlined key="right" />],
];

/** Moves, sizes, sets and removes one block. */
export function BlockTools({ block, content, onChange, onSettings, onRemove }: BlockToolsProps): ReactNode {
  const t = useT();
  const kinds = useBlockKinds();
  const name = block.title || kinds.find((kind) => kind.name === block.kind)?.title || block.kind;
  const tool = (label: string, icon: ReactNode, press: () => void): ReactNode => (
    <Tooltip key={label} title={t(`editor.tools.${label}`)}>
      <Button size="small" type="text" icon={icon} aria-label={t(`editor.toolsOf.${label}`, { name })} onClick={press} />
    </Tooltip>
  );
  return (
    <Flex wrap gap={2} role="group" aria-label={t('editor.toolsFor', { name })} style={{ marginBlockEnd: 8 }}>
      {MOVES.map(([direction, icon]) => tool(direction, icon, () => onChange(moveBlock(content, block.key, direction))))}
      {tool('narrower', <VerticalAlignMiddleOutlined rotate={90} />, () => onChange(resizeBlock(content, block.key, false)))}
      {tool('wider', <ColumnWidthOutlined />, () => onChange(resizeBlock(content, block.key, true)))}
      {tool('settings', <SettingOutlined />, onSettings)}
      {tool('remove', <DeleteOutlined />, onRemove)}
    </Flex>
  );
}
