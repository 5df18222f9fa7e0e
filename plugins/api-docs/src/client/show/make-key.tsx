import { KeyOutlined } from '@ant-design/icons';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

/** Right to make keys, which is the plugin's own. */
const SNIPPET = 'pm.api-keys.configuration';

/** Makes a key that lives for a day, where keys can be made. */
export function MakeKey({ onToken }: { onToken(token: string): void }): ReactNode {
  const t = useT();
  const api = useApi();
  const { boot, role, can } = useSession();
  const make = useMutation({
    mutationFn: () =>
      api.post<{ readonly token: string }>('apiKeys:create', { values: { name: 'API documentation', roleName: role, expiresIn: '1d' } }),
    onSuccess: ({ data }) => onToken(data.token),
  });
  if (!boot.plugins.some(({ id }) => id === 'api-keys') || !can(SNIPPET)) return null;
  return (
    <>
      <div>
        <Button icon={<KeyOutlined />} loading={make.isPending} onClick={() => make.mutate()}>
          {t('credential.makeKey')}
        </Button>
      </div>
      <div role="status">{make.isSuccess ? <Alert type="success" showIcon title={t('credential.madeKey')} /> : null}</div>
      {make.isError ? <FailureNotice error={make.error} /> : null}
    </>
  );
}
