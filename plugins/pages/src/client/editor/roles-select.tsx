import { useT } from '@mortise/plugin-api/client';
import { Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { useRoleNames } from './use-role-names';

export interface RolesSelectProps {
  readonly value: readonly string[];
  onChange(roles: readonly string[]): void;
}

/** Who sees it; nobody chosen stands for everybody. Roles the author may not list can be typed. */
export function RolesSelect({ value, onChange }: RolesSelectProps): ReactNode {
  const t = useT();
  const id = useId();
  const roles = useRoleNames();
  return (
    <Flex vertical>
      <label htmlFor={id}>{t('editor.roles')}</label>
      <Select
        id={id}
        mode="tags"
        value={[...value]}
        options={[...roles]}
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
