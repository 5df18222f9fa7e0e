import { ArrowDownOutlined, ArrowUpOutlined, LayoutOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { moveColumn, toggleColumn } from '../model/columns';
import { type DataCollection, tableFields, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';

export interface ColumnsButtonProps {
  readonly collection: DataCollection;
  readonly columns: readonly DataField[];
  /** `undefined`: the usual ones. */
  onChange(names: readonly string[] | undefined): void;
}

/** Which columns are shown, and in which order. */
export function ColumnsButton(props: ColumnsButtonProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onOpenChange = (next: boolean): void => {
    setOpen(next);
    // The list goes, and with it what had the focus.
    if (!next) button.current?.focus();
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={onOpenChange}
      destroyOnHidden
      content={<ColumnsList {...props} />}
    >
      <Button ref={button} icon={<LayoutOutlined />} aria-expanded={open} aria-haspopup="dialog">
        {t('data.columns.button')}
      </Button>
    </Popover>
  );
}

function ColumnsList({ collection, columns, onChange }: ColumnsButtonProps): ReactNode {
  const t = useT();
  const shown = columns.map(({ name }) => name);
  const hidden = tableFields(collection).filter((field) => !columns.includes(field));
  return (
    <div role="dialog" aria-label={t('data.columns.title')} style={{ maxWidth: 'min(440px, calc(100vw - 64px))' }}>
      <Flex vertical gap={4} style={{ maxHeight: '50vh', overflowY: 'auto', minWidth: 240 }}>
        {[...columns, ...hidden].map((field, index) => (
          <ColumnLine
            key={field.name}
            field={field}
            shown={shown}
            // Whoever opens the list by keyboard should find themselves in it.
            autoFocus={index === 0}
            onChange={onChange}
          />
        ))}
      </Flex>
      <Flex justify="end" style={{ marginTop: 8 }}>
        <Button size="small" onClick={() => onChange(undefined)}>
          {t('data.columns.reset')}
        </Button>
      </Flex>
    </div>
  );
}

interface ColumnLineProps {
  readonly field: DataField;
  readonly shown: readonly string[];
  readonly autoFocus: boolean;
  onChange(names: readonly string[]): void;
}

function ColumnLine({ field, shown, autoFocus, onChange }: ColumnLineProps): ReactNode {
  const t = useT();
  const title = titleOfField(field);
  const place = shown.indexOf(field.name);
  const move = (by: -1 | 1): void => onChange(moveColumn(shown, field.name, by));
  return (
    <Flex justify="space-between" align="center" gap="small" style={{ minHeight: 28 }}>
      <Checkbox
        checked={place !== -1}
        disabled={place !== -1 && shown.length === 1}
        autoFocus={autoFocus}
        onChange={() => onChange(toggleColumn(shown, field.name))}
      >
        {title}
      </Checkbox>
      {place === -1 ? null : (
        <span style={{ flex: 'none' }}>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            disabled={place === 0}
            aria-label={t('data.columns.up', { title })}
            onClick={() => move(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            disabled={place === shown.length - 1}
            aria-label={t('data.columns.down', { title })}
            onClick={() => move(1)}
          />
        </span>
      )}
    </Flex>
  );
}
