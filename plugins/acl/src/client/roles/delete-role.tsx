import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName, Loaded } from '@mortise/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Role } from '../acl-queries';

interface RoleImpact {
  readonly users: number;
  /** Of these, who would be left without any role. */
  readonly withoutRole: number;
  readonly keys: number;
}

export interface DeleteRoleProps {
  readonly role: Role;
  onClose(): void;
}

export function DeleteRole({ role, onClose }: DeleteRoleProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const confirm = async (): Promise<void> => {
    await api.post('roles:destroy', { params: { filterByTk: role.name } });
    await navigate({ search: '' }, { replace: true });
    await queries.invalidateQueries({ queryKey: ['access'] });
    feedback.success(t('roles.deleted', { title: role.title }));
  };
  return (
    <ConfirmByName
      open
      title={t('roles.deleteOf', { title: role.title })}
      name={role.title}
      losses={<Losses role={role} />}
      confirmText={t('roles.deleteButton')}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

function Losses({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const api = useApi();
  const impact = useQuery({
    queryKey: ['access', 'roles', 'impact', role.name],
    queryFn: async ({ signal }) => (await api.get<RoleImpact>('roles:impact', { params: { filterByTk: role.name }, signal })).data,
  });
  return (
    <Loaded query={impact}>
      {({ users, withoutRole, keys }) => (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          <li>{t('roles.losesRules')}</li>
          <li>{users === 0 ? t('roles.losesNoUsers') : t('roles.losesUsers', { count: users })}</li>
          {withoutRole === 0 ? null : <li>{t('roles.losesLast', { count: withoutRole })}</li>}
          <li>{keys === 0 ? t('roles.losesNoKeys') : t('roles.losesKeys', { count: keys })}</li>
        </ul>
      )}
    </Loaded>
  );
}
