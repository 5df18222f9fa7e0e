import { useApi, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import { Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

export interface RolesSelectProps {
  readonly value: readonly string[];
  onChange(roles: readonly string[]): void;
}

/** Who sees it; nobody chosen stands for everybody. Roles the author may not list can be typed. */
export function RolesSelect({ value, onChange }: RolesSelectProps): ReactNode {
  const t = useT();
  const api = useApi();
  const id = useId();
  const roles = useQuery({
    queryKey: ['access', 'roles', 'names'],
    retry: false,
    queryFn: async ({ signal }) => {
      const params = { fields: ['name', 'title'], pageSize: 200 };
      return (await api.get<readonly { readonly name: string; readonly title?: string | null }[]>('roles:list', { params, signal })).data;
    },
  });
  return (
    <Flex vertical>
      <label htmlFor={id}>{t('editor.roles')}</label>
      <Select
        id={id}
        mode="tags"
        value={[...value]}
        options={(roles.data ?? []).map(({ name, title }) => ({ value: name, label: title ?? name }))}
        optionFilterProp="label"
        placeholder={t('editor.rolesAll')}
        aria-describedby={`${id}-hint`}
        onChange={(next: readonly string[]) => onChange(next)}
      />
      <Typography.Text type="secondary" id={`${id}-hint`}>
        {t('editor.rolesHint')}
      </Typography.Text>
    </Flex>
  );
}
