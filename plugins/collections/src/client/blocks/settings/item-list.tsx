import { CloseOutlined, DownOutlined, PlusOutlined, SettingOutlined, UpOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Select, theme } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { SettingOption } from './labeled';

export interface ListedItem {
  /** Unique in its list. */
  readonly key: string;
  readonly title: string;
  /** What there is to set about it; shown when asked for. */
  readonly more?: ReactNode;
}

export interface ItemListProps {
  readonly label: string;
  /** Stands where there are no items. */
  readonly empty: string;
  readonly items: readonly ListedItem[];
  /** What can be added. */
  readonly options: readonly SettingOption[];
  readonly addLabel: string;
  onAdd(value: string): void;
  /** To another place among the items. */
  onMove(from: number, to: number): void;
  onRemove(index: number): void;
}

/** An ordered list of chosen things: added at its end, moved, removed, and each with settings of its own. */
export function ItemList(props: ItemListProps): ReactNode {
  const { label, empty, items, options, addLabel, onAdd } = props;
  const id = useId();
  const { token } = theme.useToken();
  return (
    <Flex vertical gap={4} role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      {items.length === 0 ? <span style={{ color: token.colorTextSecondary }}>{empty}</span> : null}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((item, index) => (
          <li key={item.key} style={{ borderBlockEnd: `1px solid ${token.colorBorderSecondary}`, paddingBlock: 4 }}>
            <ItemRow {...props} item={item} index={index} />
          </li>
        ))}
      </ol>
      {options.length === 0 ? null : (
        <Select
          aria-label={addLabel}
          value={null}
          placeholder={addLabel}
          prefix={<PlusOutlined aria-hidden />}
          options={[...options]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value: string | null) => value !== null && onAdd(value)}
        />
      )}
    </Flex>
  );
}

interface ItemRowProps extends ItemListProps {
  readonly item: ListedItem;
  readonly index: number;
}

function ItemRow({ item: { title, more }, index, items, onMove, onRemove }: ItemRowProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const small = { size: 'small', type: 'text' } as const;
  return (
    <>
      <Flex align="center" gap={4}>
        <span style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{title}</span>
        {more === undefined ? null : (
          <Button
            {...small}
            icon={<SettingOutlined />}
            aria-expanded={open}
            aria-label={t('blocks.items.settings', { title })}
            onClick={() => setOpen(!open)}
          />
        )}
        <Button
          {...small}
          icon={<UpOutlined />}
          disabled={index === 0}
          aria-label={t('blocks.items.up', { title })}
          onClick={() => onMove(index, index - 1)}
        />
        <Button
          {...small}
          icon={<DownOutlined />}
          disabled={index === items.length - 1}
          aria-label={t('blocks.items.down', { title })}
          onClick={() => onMove(index, index + 1)}
        />
        <Button {...small} icon={<CloseOutlined />} aria-label={t('blocks.items.remove', { title })} onClick={() => onRemove(index)} />
      </Flex>
      {open ? <div style={{ paddingBlock: 8, paddingInlineStart: 12 }}>{more}</div> : null}
    </>
  );
}
