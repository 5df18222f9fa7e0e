import { CloseOutlined } from '@ant-design/icons';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { Loaded, Screen } from '@mortise/ui';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PublishedPage } from '../../contract';
import { PageView } from '../page/page-view';
import { useRoleNames } from './use-role-names';

export interface PreviewAsRoleProps {
  readonly uid: string;
  /** Version of the draft, so that a change of it is shown. */
  readonly version: number;
  readonly isDirty: boolean;
  readonly role: string;
  onRole(role: string): void;
  onClose(): void;
}

/** The stored draft as somebody with one role would see it: the parts that are for it. What blocks show is asked for with the author's own rights. */
export function PreviewAsRole({ uid, version, isDirty, role, onRole, onClose }: PreviewAsRoleProps): ReactNode {
  const t = useT();
  const api = useApi();
  const page = useQuery({
    queryKey: ['pages', 'preview', uid, role, version],
    enabled: role !== '',
    queryFn: async ({ signal }) => (await api.get<PublishedPage>('uiPages:preview', { params: { filterByTk: uid, role }, signal })).data,
  });
  const leave = (
    <Button icon={<CloseOutlined />} onClick={onClose}>
      {t('preview.close')}
    </Button>
  );
  return (
    <Screen title={page.data?.title ?? t('page.title')} description={t('preview.description')} actions={leave}>
      <RoleChoice role={role} onRole={onRole} />
      {isDirty ? <Alert type="info" showIcon title={t('preview.unsaved')} /> : null}
      {role === '' ? null : <Loaded query={page}>{({ content }) => <PageView page={{ uid }} content={content} />}</Loaded>}
    </Screen>
  );
}

function RoleChoice({ role, onRole }: Pick<PreviewAsRoleProps, 'role' | 'onRole'>): ReactNode {
  const t = useT();
  const id = useId();
  const named = useRoleNames();
  const own = useSession().role;
  const roles = named.length === 0 ? [{ value: own, label: own }] : named;
  return (
    <Flex align="center" gap="small" wrap>
      <label htmlFor={id}>{t('preview.role')}</label>
      <Select
        id={id}
        {...(role === '' ? {} : { value: role })}
        options={[...roles]}
        placeholder={t('preview.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 220 }}
        onChange={onRole}
      />
    </Flex>
  );
}
