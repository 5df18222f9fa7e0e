import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RoleChoice } from '../queries';

interface RolesProps {
  /** Those that can be chosen; without any, their names are typed. */
  readonly roles: readonly RoleChoice[];
}

/** Which roles the callers act with. */
export function RoleFields({ roles }: RolesProps): ReactNode {
  const t = useT();
  return (
    <>
      <Form.Item name="roleClaim" label={t('field.roleClaim')} extra={t('form.roleClaimHint')}>
        <Input autoComplete="off" spellCheck={false} maxLength={200} placeholder="realm_access.roles" />
      </Form.Item>
      <fieldset style={{ border: 0, margin: '0 0 24px', padding: 0, minWidth: 0 }}>
        <legend style={{ padding: 0, fontSize: 'inherit', border: 0, marginBottom: 8, color: 'inherit' }}>{t('field.roleMap')}</legend>
        <RoleLines roles={roles} />
      </fieldset>
      <Form.Item name="defaultRole" label={t('field.defaultRole')} extra={t('form.defaultRoleHint')}>
        <RoleInput roles={roles} />
      </Form.Item>
    </>
  );
}

function RoleLines({ roles }: RolesProps): ReactNode {
  const t = useT();
  return (
    <Form.List name="roles">
      {(lines, { add, remove }) => (
        <Flex vertical gap="small">
          {lines.map(({ key, name }, index) => (
            <Flex key={key} gap="small" align="start">
              <Form.Item name={[name, 'value']} label={t('form.value', { n: index + 1 })} style={{ flex: 1, margin: 0 }}>
                <Input autoComplete="off" spellCheck={false} maxLength={200} />
              </Form.Item>
              <Form.Item name={[name, 'role']} label={t('form.role', { n: index + 1 })} style={{ flex: 1, margin: 0 }}>
                <RoleInput roles={roles} />
              </Form.Item>
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('form.removeLine', { n: index + 1 })}
                style={{ marginTop: 30 }}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <div>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('form.addLine')}
            </Button>
          </div>
        </Flex>
      )}
    </Form.List>
  );
}

interface RoleInputProps extends RolesProps {
  readonly id?: string;
  readonly value?: string;
  onChange?(value: unknown): void;
}

function RoleInput({ roles, ...field }: RoleInputProps): ReactNode {
  if (roles.length === 0) return <Input {...field} autoComplete="off" spellCheck={false} maxLength={63} />;
  return <Select {...field} options={[...roles]} allowClear showSearch={{ optionFilterProp: 'label' }} />;
}
