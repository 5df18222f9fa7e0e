import { SaveOutlined } from '@ant-design/icons';
import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { type StoredScope, toRowScope } from '../acl-queries';
import type { RowScope } from '../permissions/rights';
import { sourcePath, useRightsSource } from '../permissions/rights-source';

export interface SaveScopeProps {
  readonly collection: string;
  readonly filter: JsonObject;
  onSaved(scope: RowScope): void;
}

/** Keeps a finished condition under a name, so that other rules can use it too. */
export function SaveScope(props: SaveScopeProps): ReactNode {
  const t = useT();
  const [naming, setNaming] = useState(false);
  if (Object.keys(props.filter).length === 0) return null;
  if (naming) return <NameScope {...props} />;
  return (
    <div>
      <Button size="small" icon={<SaveOutlined aria-hidden />} onClick={() => setNaming(true)}>
        {t('scope.keep')}
      </Button>
    </div>
  );
}

function NameScope({ collection, filter, onSaved }: SaveScopeProps): ReactNode {
  const t = useT();
  const api = useApi();
  const source = useRightsSource();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (name.trim() === '') return;
    setBusy(true);
    try {
      const values = { name: name.trim(), resourceName: collection, scope: filter };
      const { data } = await api.post<StoredScope>(sourcePath(source, 'rolesResourcesScopes:create'), { values });
      await queries.invalidateQueries({ queryKey: ['access', 'scopes'] });
      onSaved(toRowScope(data));
    } catch (error) {
      feedback.failure(error);
      setBusy(false);
    }
  };
  return (
    <Space.Compact>
      <Input
        autoFocus
        aria-label={t('scope.name')}
        placeholder={t('scope.name')}
        value={name}
        maxLength={255}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void save()}
      />
      <Button loading={busy} onClick={() => void save()}>
        {t('scope.keepButton')}
      </Button>
    </Space.Compact>
  );
}
