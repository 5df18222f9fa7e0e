import { TeamOutlined } from '@ant-design/icons';
import { type ApiAnswer, type PageMeta, useT } from '@mortise/plugin-api/client';
import { EmptyState, usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useMayManageRoles, useRolesOfUsers } from '../roles/roles-query';
import type { User } from '../user';
import type { UsersAddress } from '../users-address';
import { PAGE_SIZES } from '../users-view';
import { userColumns } from './user-columns';

export interface UsersTableProps {
  readonly address: UsersAddress;
  readonly page: ApiAnswer<readonly User[], PageMeta>;
  /** Other rows than these are on their way. */
  readonly busy: boolean;
  onDelete(user: User): void;
}

export function UsersTable({ address, page, busy, onDelete }: UsersTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const held = useRolesOfUsers(page.data.map(({ id }) => id));
  const roles = useMayManageRoles() ? (held.data ?? new Map()) : undefined;
  const layout = useTableLayout(userColumns({ t, view: address, roles, onEdit: ({ id }) => address.open(id), onDelete }));
  const sort: TableProps<User>['onChange'] = (...change) => {
    const [, , sorter, { action }] = change;
    if (action !== 'sort' || Array.isArray(sorter)) return;
    const field = typeof sorter.columnKey === 'string' && sorter.order ? sorter.columnKey : undefined;
    address.narrow({ sort: field === undefined ? undefined : `${sorter.order === 'descend' ? '-' : ''}${field}` });
  };
  return (
    <Table<User>
      {...layout}
      aria-label={t('users.title')}
      rowKey="id"
      size="small"
      dataSource={page.data}
      loading={busy}
      locale={{ emptyText: <NothingFound address={address} /> }}
      onChange={sort}
      pagination={{
        itemRender,
        current: address.page,
        pageSize: address.pageSize,
        total: page.meta.count ?? page.data.length,
        pageSizeOptions: [...PAGE_SIZES],
        showSizeChanger: { 'aria-label': t('users.pageSize') },
        hideOnSinglePage: (page.meta.count ?? 0) <= 20,
        onChange: address.turnTo,
        showTotal: (count) => t(page.meta.countCapped ? 'users.moreThan' : 'users.total', { count }),
      }}
    />
  );
}

/** There is always one user: the viewer. So an empty list means that nothing fits. */
function NothingFound({ address }: { readonly address: UsersAddress }): ReactNode {
  const t = useT();
  return (
    <EmptyState
      icon={<TeamOutlined aria-hidden />}
      title={t('users.nothingFound')}
      hint={t('users.nothingFoundHint')}
      action={<Button onClick={() => address.narrow({ q: undefined, role: undefined })}>{t('users.clearFilters')}</Button>}
    />
  );
}
