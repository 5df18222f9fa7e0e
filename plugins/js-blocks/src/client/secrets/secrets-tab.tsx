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
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => ask('secret')}>
      {t('secrets.add')}
    </Button>
  );
  const isEmpty = secrets.data?.length === 0;
  return (
    <Flex vertical gap="middle">
      <Flex wrap gap="small" justify="space-between" align="flex-start">
        <Typography.Text style={{ flex: '1 1 20rem' }}>{t('secrets.hint')}</Typography.Text>
        {isEmpty ? null : add}
      </Flex>
      <Loaded query={secrets}>
        {(list) =>
          isEmpty ? (
            <EmptyState icon={<KeyOutlined />} title={t('secrets.empty')} hint={t('secrets.emptyHint')} action={add} />
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
