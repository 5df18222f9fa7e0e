import { AppstoreOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Dropdown, Input, type MenuProps, Typography, theme } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { type PageContent, ROW_COLUMNS } from '../../contract';
import { type BlockKind, KIND_GROUPS, useBlockKinds } from '../model/block-kinds';
import { newKey } from '../model/content-parts';
import { addBlock } from '../model/edit-content';

export interface AddBlockProps {
  readonly content: PageContent;
  readonly tab: string;
  onAdded(content: PageContent, key: string): void;
}

/** Adds a block of a chosen kind below the others. */
export function AddBlock({ content, tab, onAdded }: AddBlockProps): ReactNode {
  const t = useT();
  const kinds = useBlockKinds();
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState('');
  const found = kinds.filter(({ title }) => title.toLowerCase().includes(sought.trim().toLowerCase()));
  const show = (now: boolean): void => {
    setOpen(now);
    setSought('');
  };
  const add = (kind: string): void => {
    const key = newKey();
    show(false);
    onAdded(addBlock(content, tab, { key, kind, span: ROW_COLUMNS, settings: {} }), key);
  };
  const first = found[0]?.name;
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={show}
      destroyOnHidden
      placement="bottom"
      // Otherwise it would be as wide as the button.
      styles={{ root: { minWidth: 0, width: 'min(360px, 90vw)' } }}
      menu={{ items: menuOf(found, (group) => t(`editor.groups.${group}`)), onClick: ({ key }) => add(key) }}
      popupRender={(menu) => (
        <KindChoice sought={sought} onSeek={setSought} onFirst={() => first !== undefined && add(first)} onLeave={() => show(false)}>
          {found.length === 0 ? <Typography.Text type="secondary">{t('editor.noKind')}</Typography.Text> : menu}
        </KindChoice>
      )}
    >
      <Button block type="dashed" icon={<PlusOutlined />} aria-haspopup="menu" aria-expanded={open}>
        {t('editor.add')}
      </Button>
    </Dropdown>
  );
}

interface KindChoiceProps {
  readonly sought: string;
  readonly children: ReactNode;
  onSeek(text: string): void;
  /** Takes the first that was found. */
  onFirst(): void;
  onLeave(): void;
}

/** The search above the kinds. From it the arrow keys lead into the list. */
function KindChoice({ sought, children, onSeek, onFirst, onLeave }: KindChoiceProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    else if (event.key === 'Enter') onFirst();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <div
      style={{
        background: token.colorBgElevated,
        borderRadius: token.borderRadiusLG,
        boxShadow: token.boxShadowSecondary,
        padding: token.paddingXS,
      }}
    >
      <Input
        autoFocus
        value={sought}
        placeholder={t('editor.seek')}
        aria-label={t('editor.seek')}
        autoComplete="off"
        onKeyDown={press}
        onChange={({ target }) => onSeek(target.value)}
      />
      <div ref={list} className="page-kinds" style={{ maxHeight: 360, overflowY: 'auto' }}>
        {children}
      </div>
    </div>
  );
}

type MenuItems = NonNullable<MenuProps['items']>;

function menuOf(kinds: readonly BlockKind[], headingOf: (group: BlockKind['group']) => string): MenuItems {
  return KIND_GROUPS.map((group) => ({ group, members: kinds.filter((kind) => kind.group === group) }))
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => ({
      type: 'group',
      key: `group ${group}`,
      label: headingOf(group),
      children: members.map(({ name, title, icon }) => ({
        key: name,
        label: title,
        icon: <span aria-hidden>{icon ?? <AppstoreOutlined />}</span>,
      })),
    }));
}
