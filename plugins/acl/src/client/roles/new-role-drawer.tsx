import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer, useUrlPatch } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { Role } from '../acl-queries';
import { DescriptionFields, TitleField } from './role-fields';
import { ROLE_NAME, suggestRoleName } from './suggest-role-name';

interface RoleForm {
  readonly title: string;
  readonly name?: string;
  readonly description?: string;
  readonly default?: boolean;
}

/** Creates a role that may do nothing yet, and goes on to its permissions. */
export function NewRoleDrawer(): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const patch = useUrlPatch({ push: true });
  const created = useRef<string>(undefined);
  const submit = async ({ title, name, description, default: isDefault = false }: RoleForm): Promise<void> => {
    const values = { title: title.trim(), ...(name ? { name } : {}), ...(description ? { description } : {}), default: isDefault };
    const { data } = await api.post<Role>('roles:create', { values });
    await queries.invalidateQueries({ queryKey: ['access'] });
    feedback.success(t('roles.created', { title: data.title }));
    created.current = data.name;
  };
  const close = (): void => {
    const role = created.current;
    patch(role === undefined ? { new: undefined } : { new: undefined, role, tab: undefined });
  };
  return (
    <FormDrawer<RoleForm> open title={t('roles.create')} submitText={t('roles.createButton')} onSubmit={submit} onClose={close}>
      {(form) => <NewRoleFields form={form} />}
    </FormDrawer>
  );
}

/** The name follows the title until somebody writes one. */
function NewRoleFields({ form }: { readonly form: FormInstance<RoleForm> }): ReactNode {
  const t = useT();
  const suggested = useRef('');
  const follow = (title: string): void => {
    if ((form.getFieldValue('name') ?? '') !== suggested.current) return;
    suggested.current = suggestRoleName(title);
    form.setFieldValue('name', suggested.current);
  };
  return (
    <>
      <TitleField onTyped={follow} />
      <Form.Item
        name="name"
        label={t('roles.nameLabel')}
        extra={t('roles.nameHint')}
        rules={[{ pattern: ROLE_NAME, message: t('roles.nameInvalid') }]}
      >
        <Input maxLength={50} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <DescriptionFields />
    </>
  );
}
