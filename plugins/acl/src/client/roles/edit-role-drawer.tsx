import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Role } from '../acl-queries';
import { DescriptionFields, TitleField } from './role-fields';

interface RoleForm {
  readonly title: string;
  readonly description: string | null;
  readonly default: boolean;
}

export interface EditRoleDrawerProps {
  readonly role: Role;
  onClose(): void;
}

export function EditRoleDrawer({ role, onClose }: EditRoleDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  // As it was when the form was opened: what others change meanwhile must not be written back.
  const [before] = useState<RoleForm>({ title: role.title, description: role.description, default: role.default });
  const submit = async (form: RoleForm): Promise<void> => {
    const now = { title: form.title.trim(), description: form.description || null, default: form.default };
    const values = Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== before[key as keyof RoleForm]));
    if (Object.keys(values).length > 0) await api.post('roles:update', { params: { filterByTk: role.name }, values });
    await queries.invalidateQueries({ queryKey: ['access'] });
    feedback.success(t('roles.saved', { title: now.title }));
  };
  return (
    <FormDrawer<RoleForm> open title={t('roles.editOf', { title: role.title })} initialValues={before} onSubmit={submit} onClose={onClose}>
      <TitleField />
      <DescriptionFields />
    </FormDrawer>
  );
}
