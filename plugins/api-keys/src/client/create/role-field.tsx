import { useT } from '@mortise/plugin-api/client';
import { Alert, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { ROOT_ROLE, type RoleChoices } from './use-role-choices';

export interface RoleFieldProps {
  readonly choices: RoleChoices;
  readonly ofOther: boolean;
}

/** The one role the key acts with. */
export function RoleField({ choices: { roles, hidden }, ofOther }: RoleFieldProps): ReactNode {
  const t = useT();
  const isRoot = Form.useWatch('role') === ROOT_ROLE;
  const hint = hidden ? 'form.roleHidden' : ofOther ? 'form.roleHintOther' : 'form.roleHint';
  const options = roles?.map(({ name, title }) => ({ value: name, label: title ?? name })) ?? [];
  return (
    <>
      <Form.Item name="role" label={t('form.role')} extra={t(hint)} rules={[{ required: true, message: t('form.roleMissing') }]}>
        {hidden ? (
          <Input autoComplete="off" />
        ) : (
          <Select
            options={options}
            loading={roles === undefined}
            placeholder={t('form.rolePlaceholder')}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
      </Form.Item>
      {isRoot ? <Alert type="warning" showIcon title={t('form.rootWarning')} style={{ marginBottom: 24 }} /> : null}
    </>
  );
}
