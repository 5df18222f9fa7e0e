import { KeyOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { ConfirmByName, EmptyState, Loaded, useUrlState } from '@mortise/ui';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ShownSecret } from '../../contract';
import { SecretForm } from './secret-form';
import { SecretsTable } from './secrets-table';
import { useSecretEditor, useSecrets } from './use-secrets';

/** Keys that blocks put into calls without seeing them. */
export function SecretsTab(): ReactNode {
  const t = useT();
  const secrets = useSecrets();
  const [asked, ask] = useUrlState('new', { push: true });
  const [editing, setEditing] = useState<ShownSecret>();
  const [doomed, setDoomed] = useState<ShownSecret>();
  return (
    <Flex vertical gap="middle">
      <Flex wrap gap="small" justify="space-between" align="flex-start">
        <Typography.Text style={{ flex: '1 1 20rem' }}>{t('secrets.hint')}</Typography.Text>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => ask('secret')}>
          {t('secrets.add')}
        </Button>
      </Flex>
      <Loaded query={secrets}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={<KeyOutlined />} title={t('secrets.empty')} hint={t('secrets.emptyHint')} />
          ) : (
            <SecretsTable secrets={list} onEdit={setEditing} onRemove={setDoomed} />
          )
        }
      </Loaded>
      <SecretForm
        secret={editing}
        open={editing !== undefined || asked === 'secret'}
        onClose={() => (editing === undefined ? ask(undefined) : setEditing(undefined))}
      />
      <RemoveSecret secret={doomed} onClose={() => setDoomed(undefined)} />
    </Flex>
  );
}

function RemoveSecret({ secret, onClose }: { readonly secret: ShownSecret | undefined; onClose(): void }): ReactNode {
  const t = useT();
  const editor = useSecretEditor();
  const name = secret?.name ?? '';
  return (
    <ConfirmByName
      open={secret !== undefined}
      title={t('secrets.removeTitle', { name })}
      name={name}
      losses={t('secrets.removeLoss')}
      onConfirm={() => editor.destroy(name)}
      onClose={onClose}
    />
  );
}
