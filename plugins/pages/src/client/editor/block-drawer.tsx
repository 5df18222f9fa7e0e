import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { useFocusReturn } from '@mortise/ui';
import { Button, Drawer, Flex, Grid, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PageBlock, PageContent } from '../../contract';
import { useBlockForm, useBlockKinds } from '../model/block-kinds';
import { changeBlock } from '../model/edit-content';
import { placeOf, usePageBoard } from '../page/use-board';
import { RolesSelect } from './roles-select';

export interface BlockDrawerProps {
  readonly uid: string;
  readonly block: PageBlock | undefined;
  readonly content: PageContent;
  onChange(content: PageContent, label: string): void;
  save(): Promise<void>;
  onClose(): void;
}

/** The settings of one block; the page behind shows at once what they do. */
export function BlockDrawer({ uid, block, content, onChange, save, onClose }: BlockDrawerProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  const kinds = useBlockKinds();
  const board = usePageBoard(content);
  useFocusReturn(block !== undefined);
  const title = kinds.find(({ name }) => name === block?.kind)?.title ?? t('editor.block');
  return (
    <Drawer
      open={block !== undefined}
      title={title}
      size={narrow ? '100%' : 480}
      mask={false}
      onClose={onClose}
      footer={
        <Flex justify="flex-end">
          <Button type="primary" onClick={onClose}>
            {t('editor.close')}
          </Button>
        </Flex>
      }
      destroyOnHidden
    >
      {block === undefined ? null : (
        <BlockForm
          place={placeOf(block, { uid }, board)}
          block={block}
          save={save}
          onChange={(next) =>
            onChange(
              changeBlock(content, block.key, () => next),
              `block ${block.key}`,
            )
          }
        />
      )}
    </Drawer>
  );
}

interface BlockFormProps {
  readonly place: BlockPlace;
  readonly block: PageBlock;
  onChange(block: PageBlock): void;
  save(): Promise<void>;
}

function BlockForm({ block, place, onChange, save }: BlockFormProps): ReactNode {
  const t = useT();
  const id = useId();
  const form = useBlockForm(block.kind);
  return (
    <Flex vertical gap="middle">
      <Flex vertical>
        <label htmlFor={id}>{t('editor.blockTitle')}</label>
        <Input id={id} value={block.title ?? ''} maxLength={200} onChange={({ target }) => onChange({ ...block, title: target.value })} />
      </Flex>
      {form?.show({ settings: block.settings, place, save, onChange: (settings) => onChange({ ...block, settings }) })}
      <RolesSelect value={block.roles ?? []} onChange={(roles) => onChange({ ...block, roles })} />
    </Flex>
  );
}
