import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { Button, Flex, Tag, Tooltip, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ROOT_ROLE, type Role, isBuiltIn } from '../acl-queries';
import { DeleteRole } from './delete-role';
import { EditRoleDrawer } from './edit-role-drawer';

export function RoleHeader({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const [editing, setEditing] = useUrlState('edit', { push: true });
  const mayEdit = role.name !== ROOT_ROLE;
  return (
    <Flex wrap justify="space-between" align="flex-start" gap="small">
      <div style={{ minWidth: 0, flex: '1 1 14rem' }}>
        <Flex wrap align="center" gap="small">
          <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
            {role.title}
          </Typography.Title>
          <Typography.Text type="secondary">{role.name}</Typography.Text>
          {isBuiltIn(role.name) ? <Tag>{t('roles.builtIn')}</Tag> : null}
          {role.default ? <Tag>{t('roles.defaultTag')}</Tag> : null}
        </Flex>
        {role.description ? <Typography.Text type="secondary">{role.description}</Typography.Text> : null}
      </div>
      <Flex gap="small">
        {mayEdit ? (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing('1')}>
            {t('roles.edit')}
          </Button>
        ) : null}
        <DeleteButton role={role} />
      </Flex>
      {mayEdit && editing !== undefined ? <EditRoleDrawer role={role} onClose={() => setEditing(undefined)} /> : null}
    </Flex>
  );
}

function DeleteButton({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const reason = useId();
  const [open, setOpen] = useState(false);
  if (isBuiltIn(role.name)) {
    return (
      <Tooltip title={t('roles.builtInReason')}>
        <Button
          icon={<DeleteOutlined aria-hidden />}
          aria-disabled
          aria-describedby={reason}
          style={{ opacity: 0.75, cursor: 'not-allowed' }}
        >
          {t('roles.delete')}
          <span id={reason} hidden>
            {t('roles.builtInReason')}
          </span>
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('roles.delete')}
      </Button>
      {open ? <DeleteRole role={role} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
