import { useSession, useT } from '@mortise/plugin-api/client';
import { Form, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { ROOT_ROLE, type Role } from './roles-query';

export interface RoleFieldsProps {
  readonly roles: readonly Role[];
  /** Roles the user holds already. */
  readonly held: readonly string[];
}

/** Which roles the user holds, and which of them counts when nothing else is chosen. */
export function RoleFields({ roles, held }: RoleFieldsProps): ReactNode {
  const t = useT();
  const { role } = useSession();
  const chosen: readonly string[] = Form.useWatch('roles') ?? [];
  // Only somebody acting as root gives or takes root; the server would refuse it.
  const options = roles
    .filter(({ name }) => name !== ROOT_ROLE || role === ROOT_ROLE || held.includes(ROOT_ROLE))
    .map(({ name, title }) => ({ value: name, label: title, disabled: name === ROOT_ROLE && role !== ROOT_ROLE }));
  return (
    <>
      <Form.Item name="roles" label={t('users.roles')} extra={t('users.rolesHint')}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} placeholder={t('users.rolesPlaceholder')} />
      </Form.Item>
      {chosen.length < 2 ? null : <DefaultRole options={options.filter(({ value }) => chosen.includes(value))} />}
    </>
  );
}

function DefaultRole({ options }: { readonly options: { value: string; label: string }[] }): ReactNode {
  const t = useT();
  const hint = useId();
  return (
    <Form.Item name="defaultRole" label={t('users.defaultRole')} extra={<span id={hint}>{t('users.defaultRoleHint')}</span>}>
      <Select options={options} placeholder={t('users.defaultRolePlaceholder')} aria-describedby={hint} />
    </Form.Item>
  );
}
