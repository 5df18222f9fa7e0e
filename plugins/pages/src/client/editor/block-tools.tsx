import { CopyOutlined, DeleteOutlined, EllipsisOutlined, SettingOutlined } from '@ant-design/icons';
import { useFeedback, useT } from '@mortise/plugin-api/client';
import { MenuButton } from '@mortise/ui';
import { Button, Flex, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { PageBlock, PageContent } from '../../contract';
import { SPAN_STEP, resizeBlock } from '../model/block-sizes';
import { newKey } from '../model/content-parts';
import { duplicateBlock, removeBlock } from '../model/edit-content';
import { type Direction, moveBlock, moveToTab } from '../model/move-blocks';
import { holdBlock } from './clipboard/use-held-block';
import { DragHandle } from './drag/drag-handle';
import { useBlockName } from './use-block-name';
import { useTabName } from '../page/use-tab-name';

export interface BlockToolsProps {
  readonly block: PageBlock;
  readonly content: PageContent;
  onChange(content: PageContent): void;
  onSettings(): void;
}

/** What can be done with one block: drag it, set it, copy it, take it away, and all that moves it. */
export function BlockTools({ block, content, onChange, onSettings }: BlockToolsProps): ReactNode {
  const t = useT();
  const name = useBlockName()(block);
  const tool = (label: string, icon: ReactNode, press: () => void): ReactNode => (
    <Tooltip title={t(`editor.tools.${label}`)}>
      <Button size="small" type="text" icon={icon} aria-label={t(`editor.toolsOf.${label}`, { name })} onClick={press} />
    </Tooltip>
  );
  return (
    <Flex gap={2} align="center" role="group" aria-label={t('editor.toolsFor', { name })} style={{ marginBlockEnd: 8 }}>
      <DragHandle block={block.key} name={name} />
      {tool('settings', <SettingOutlined />, onSettings)}
      {tool('duplicate', <CopyOutlined />, () => onChange(duplicateBlock(content, block.key, newKey())))}
      {tool('remove', <DeleteOutlined />, () => onChange(removeBlock(content, block.key)))}
      <MoveMenu block={block} content={content} name={name} onChange={onChange} />
    </Flex>
  );
}

const DIRECTIONS: readonly Direction[] = ['up', 'down', 'left', 'right'];

interface MoveMenuProps extends Omit<BlockToolsProps, 'onSettings'> {
  readonly name: string;
}

function MoveMenu({ block, content, name, onChange }: MoveMenuProps): ReactNode {
  const t = useT();
  const tabName = useTabName();
  const { key } = block;
  const others = content.tabs.map((tab, place) => ({ tab, place })).filter(({ tab }) => !holds(tab.rows, key));
  const acts: Readonly<Record<string, () => PageContent>> = {
    ...Object.fromEntries(DIRECTIONS.map((direction) => [direction, () => moveBlock(content, key, direction)])),
    narrower: () => resizeBlock(content, key, block.span - SPAN_STEP),
    wider: () => resizeBlock(content, key, block.span + SPAN_STEP),
    ...useHolding(block, content, name),
    ...Object.fromEntries(others.map(({ tab }) => [`tab ${tab.key}`, () => moveToTab(content, key, tab.key)])),
  };
  const items = [...DIRECTIONS, 'narrower', 'wider', 'copy', 'cut'].map((act) => ({ key: act, label: t(`editor.moves.${act}`) }));
  const tabs = others.map(({ tab, place }) => ({ key: `tab ${tab.key}`, label: t('editor.moveToTab', { tab: tabName(tab, place) }) }));
  return (
    <MenuButton
      size="small"
      type="text"
      icon={<EllipsisOutlined />}
      label={t('editor.moveOf', { name })}
      items={[...items, ...tabs]}
      onChoose={(act) => {
        const next = acts[act]?.() ?? content;
        if (next !== content) onChange(next);
      }}
    >
      {null}
    </MenuButton>
  );
}

/** Copies or cuts a block, to be put onto another tab or page. */
function useHolding(block: PageBlock, content: PageContent, name: string): Readonly<Record<'copy' | 'cut', () => PageContent>> {
  const t = useT();
  const feedback = useFeedback();
  const hold = (): void => {
    holdBlock(block);
    feedback.success(t('editor.held', { name }));
  };
  return {
    copy: () => (hold(), content),
    cut: () => (hold(), removeBlock(content, block.key)),
  };
}

function holds(rows: PageContent['tabs'][number]['rows'], key: string): boolean {
  return rows.some(({ blocks }) => blocks.some((block) => block.key === key));
}
