import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { Translate } from '@mortise/plugin-api/client';
import { MomentText } from '@mortise/ui';
import { Button, Flex, type TableColumnsType, Tooltip } from 'antd';
import { RoleTags } from '../roles/role-tags';
import type { HeldRole } from '../roles/roles-query';
import { type User, displayName } from '../user';
import type { UsersView } from '../users-view';

export interface UserColumnsOptions {
  readonly t: Translate;
  readonly view: UsersView;
  /** Undefined where the viewer may not see roles. */
  readonly roles: ReadonlyMap<number, readonly HeldRole[]> | undefined;
  onEdit(user: User): void;
  onDelete(user: User): void;
}

export function userColumns(options: UserColumnsOptions): TableColumnsType<User> {
  const { t, view, roles } = options;
  // The holders of a role come in the order of the role's list.
  const sorting = (field: keyof User) =>
    view.role === undefined
      ? {
          key: field,
          sorter: true,
          sortOrder: view.sort === field ? ('ascend' as const) : view.sort === `-${field}` ? ('descend' as const) : null,
        }
      : { key: field };
  return [
    { ...sorting('nickname'), title: t('users.user'), render: (_, user) => <NameButton user={user} onEdit={options.onEdit} /> },
    { ...sorting('username'), title: t('users.username'), render: (_, user) => user.username ?? '–' },
    { ...sorting('email'), title: t('users.email'), render: (_, user) => user.email ?? '–' },
    ...(roles === undefined
      ? []
      : [{ key: 'roles', title: t('users.roles'), render: (_: unknown, user: User) => <RoleTags roles={roles.get(user.id)} /> }]),
    { ...sorting('createdAt'), title: t('users.createdAt'), render: (_, user) => <MomentText value={user.createdAt} /> },
    { ...sorting('updatedAt'), title: t('users.updatedAt'), render: (_, user) => <MomentText value={user.updatedAt} /> },
    {
      key: 'acts',
      title: t('users.acts'),
      width: 96,
      render: (_, user) => <RowActs user={user} {...options} />,
    },
  ];
}

function NameButton({ user, onEdit }: { readonly user: User; onEdit(user: User): void }) {
  return (
    <Button type="link" onClick={() => onEdit(user)} style={{ paddingInline: 0, fontWeight: 500 }}>
      {displayName(user)}
    </Button>
  );
}

function RowActs({ user, t, onEdit, onDelete }: UserColumnsOptions & { readonly user: User }) {
  const name = displayName(user);
  return (
    <Flex gap={4}>
      <Tooltip title={t('users.editShort')}>
        <Button type="text" aria-label={t('users.editOf', { name })} icon={<EditOutlined aria-hidden />} onClick={() => onEdit(user)} />
      </Tooltip>
      <Tooltip title={t('users.deleteShort')}>
        <Button
          type="text"
          danger
          aria-label={t('users.deleteOf', { name })}
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => onDelete(user)}
        />
      </Tooltip>
    </Flex>
  );
}
