import { DeleteOutlined } from '@ant-design/icons';
import { type ShownSlotPart, type Translate, useLanguage, useSession, useSlotParts, useT } from '@mortise/plugin-api/client';
import { MomentText, usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tooltip, Typography } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { type ApiKey, nameOfKey } from '../api-key';
import { KEYS_PAGE_SIZE, type KeysPage } from '../use-keys';
import { KeyExpiry } from './key-expiry';

export interface KeysTableProps {
  readonly found: KeysPage;
  /** When it was found, in milliseconds since 1970. */
  readonly now: number;
  readonly page: number;
  /** Other rows than these are on their way. */
  readonly busy: boolean;
  onPage(page: number): void;
  onRemove(key: ApiKey): void;
}

export function KeysTable({ found, now, page, busy, onPage, onRemove }: KeysTableProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const { roles } = useSession().boot;
  const titles = new Map(roles?.available.map(({ name, title }) => [name, title]));
  const parts = useSlotParts('api-key-action');
  const titleOf = (role: string): string => titles.get(role) ?? role;
  const layout = useTableLayout(keyColumns({ t, language, now, parts, titleOf, onRemove }));
  return (
    <Table<ApiKey>
      {...layout}
      aria-label={t('keys.title')}
      rowKey="id"
      size="middle"
      dataSource={found.data}
      loading={busy}
      locale={{ emptyText: t('keys.noneHere') }}
      pagination={{
        current: page,
        pageSize: KEYS_PAGE_SIZE,
        total: found.meta.count ?? found.data.length,
        showSizeChanger: false,
        hideOnSinglePage: page === 1,
        onChange: onPage,
        itemRender: usePageButtons(),
      }}
    />
  );
}

interface ColumnOptions extends Pick<KeysTableProps, 'onRemove' | 'now'> {
  readonly t: Translate;
  readonly language: string;
  readonly parts: readonly ShownSlotPart<'api-key-action'>[];
  titleOf(role: string): string;
}

function keyColumns({ t, language, now, parts, titleOf, onRemove }: ColumnOptions): TableColumnsType<ApiKey> {
  return [
    { key: 'name', title: t('keys.name'), render: (_, key) => <Typography.Text strong>{nameOfKey(key)}</Typography.Text> },
    { key: 'role', title: t('keys.role'), render: (_, { roleName }) => (roleName === null ? '–' : titleOf(roleName)) },
    { key: 'expiresAt', title: t('keys.expiresAt'), render: (_, { expiresAt }) => <KeyExpiry expiresAt={expiresAt} now={now} /> },
    { key: 'createdAt', title: t('keys.createdAt'), render: (_, { createdAt }) => <MomentText value={createdAt} /> },
    { key: 'lastUsedAt', title: t('keys.lastUsedAt'), render: (_, { lastUsedAt }) => <MomentText value={lastUsedAt} /> },
    {
      key: 'useCount',
      title: t('keys.useCount'),
      align: 'right',
      render: (_, { useCount }) => new Intl.NumberFormat(language).format(useCount),
    },
    {
      key: 'acts',
      title: t('keys.acts'),
      render: (_, key) => (
        <Flex align="center">
          {parts.map((part) => (
            <Fragment key={part.id}>{part.show({ keyId: key.id, name: nameOfKey(key) })}</Fragment>
          ))}
          <DeleteButton label={t('delete.title', { name: nameOfKey(key) })} hint={t('delete.short')} onClick={() => onRemove(key)} />
        </Flex>
      ),
    },
  ];
}

interface DeleteButtonProps {
  readonly label: string;
  readonly hint: string;
  onClick(): void;
}

function DeleteButton({ label, hint, onClick }: DeleteButtonProps): ReactNode {
  return (
    <Tooltip title={hint}>
      <Button type="text" danger aria-label={label} icon={<DeleteOutlined />} onClick={onClick} />
    </Tooltip>
  );
}
