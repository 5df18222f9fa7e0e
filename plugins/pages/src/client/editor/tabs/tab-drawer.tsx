import { useT } from '@mortise/plugin-api/client';
import { useFocusReturn } from '@mortise/ui';
import { Button, Drawer, Flex, Grid, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PageContent, PageTab } from '../../../contract';
import { changeTab } from '../../model/edit-tabs';
import { RolesSelect } from '../roles-select';

export interface TabDrawerProps {
  readonly tab: PageTab | undefined;
  readonly content: PageContent;
  onChange(content: PageContent, label: string): void;
  onClose(): void;
}

/** Name and readers of one tab. */
export function TabDrawer({ tab, content, onChange, onClose }: TabDrawerProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  useFocusReturn(tab !== undefined);
  const set = (next: PageTab): void =>
    onChange(
      changeTab(content, next.key, () => next),
      `tab ${next.key}`,
    );
  return (
    <Drawer
      open={tab !== undefined}
      title={t('editor.tabs.settings')}
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
      {tab === undefined ? null : <TabForm tab={tab} onChange={set} />}
    </Drawer>
  );
}

function TabForm({ tab, onChange }: { readonly tab: PageTab; onChange(tab: PageTab): void }): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <Flex vertical gap="middle">
      <Flex vertical>
        <label htmlFor={id}>{t('editor.tabs.title')}</label>
        <Input
          id={id}
          value={tab.title ?? ''}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...tab, title: target.value })}
        />
      </Flex>
      <RolesSelect value={tab.roles ?? []} onChange={(roles) => onChange({ ...tab, roles })} />
    </Flex>
  );
}
