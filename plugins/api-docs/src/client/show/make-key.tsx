import { KeyOutlined } from '@ant-design/icons';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { OwnKeys } from './own-keys';

/** Right to make keys, which is the plugin's own. */
const SNIPPET = 'pm.api-keys.configuration';

/** Makes a key that lives for an hour with one of the viewer's roles, where keys can be made. */
export function MakeKey({ onToken }: { onToken(token: string): void }): ReactNode {
  const t = useT();
  const id = useId();
  const api = useApi();
  const queries = useQueryClient();
  const { boot, role, can } = useSession();
  const roles = boot.roles?.available ?? [];
  const [chosen, setChosen] = useState(role);
  const make = useMutation({
    mutationFn: () =>
      api.post<{ readonly token: string }>('apiKeys:create', { values: { name: 'API documentation', roleName: chosen, expiresIn: '1h' } }),
    onSuccess: async ({ data }) => {
      onToken(data.token);
      await queries.invalidateQueries({ queryKey: ['records', 'apiKeys'] });
    },
  });
  if (!boot.plugins.some((plugin) => plugin.id === 'api-keys') || !can(SNIPPET)) return null;
  return (
    <>
      <Flex wrap gap="small" align="center">
        <label htmlFor={id}>{t('credential.role')}</label>
        <Select
          id={id}
          value={chosen}
          onChange={setChosen}
          options={roles.map(({ name, title }) => ({ value: name, label: title }))}
          style={{ minWidth: 160 }}
        />
        <Button icon={<KeyOutlined />} loading={make.isPending} onClick={() => make.mutate()}>
          {t('credential.makeKey')}
        </Button>
      </Flex>
      <div role="status">{make.isSuccess ? <Alert type="success" showIcon title={t('credential.madeKey')} /> : null}</div>
      {make.isError ? <FailureNotice error={make.error} /> : null}
      <OwnKeys />
    </>
  );
}
