import { CheckOutlined, SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Checkbox, Flex, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ChosenTables } from './use-chosen-tables';

export interface FreeTablesBarProps {
  readonly choice: ChosenTables;
  readonly busy: boolean;
  onTakeOver(): void;
}

/** Above the tables: finding them, choosing all of them, and the button that takes them over. */
export function FreeTablesBar({ choice, busy, onTakeOver }: FreeTablesBarProps): ReactNode {
  const t = useT();
  const { chosen, search, setSearch } = choice;
  return (
    <Flex gap="middle" wrap align="center">
      <Input
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('tables.search')}
        placeholder={t('tables.search')}
        value={search}
        style={{ maxWidth: 320 }}
        onChange={({ target }) => setSearch(target.value)}
      />
      <ChooseAll choice={choice} />
      <Button
        type="primary"
        icon={<CheckOutlined />}
        style={{ marginInlineStart: 'auto' }}
        disabled={chosen.length === 0}
        loading={busy}
        onClick={onTakeOver}
      >
        {t('tables.takeOver', { count: chosen.length })}
      </Button>
    </Flex>
  );
}

function ChooseAll({ choice: { able, chosen, choose } }: { readonly choice: ChosenTables }): ReactNode {
  const t = useT();
  return (
    <Checkbox
      checked={able.length > 0 && chosen.length === able.length}
      indeterminate={chosen.length > 0 && chosen.length < able.length}
      disabled={able.length === 0}
      onChange={({ target }) => choose(target.checked ? able.map(({ name }) => name) : [])}
    >
      {t('tables.chooseAll')}
    </Checkbox>
  );
}
