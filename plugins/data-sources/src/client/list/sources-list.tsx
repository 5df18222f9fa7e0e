import { CloudServerOutlined, PlusOutlined } from '@ant-design/icons';
import { MAIN_SOURCE, useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { SourceDrawer } from '../edit/source-drawer';
import { type Source } from '../source';
import { useSources } from '../use-sources';
import { RemoveSource } from './remove-source';
import { SourcesTable } from './sources-table';

/** All data sources: how they stand, and what can be done with them. */
export function SourcesList(): ReactNode {
  const t = useT();
  const sources = useSources();
  const [edited] = useUrlState('edit');
  const patch = useUrlPatch({ push: true });
  const [removing, setRemoving] = useState<Source>();
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ edit: 'new' })}>
      {t('sources.add')}
    </Button>
  );
  const others = sources.data?.some(({ key }) => key !== MAIN_SOURCE) === true;
  return (
    <Screen title={t('sources.title')} description={t('sources.description')} actions={others ? add : undefined}>
      <Loaded query={sources}>
        {(rows) => (
          <>
            <SourcesTable sources={rows} onRemove={setRemoving} />
            {others ? null : (
              <EmptyState icon={<CloudServerOutlined />} title={t('sources.empty')} hint={t('sources.emptyHint')} action={add} />
            )}
            <SourceDrawer
              edited={edited === 'new' ? 'new' : rows.find(({ key }) => key === edited && key !== MAIN_SOURCE)}
              onCreated={(key) => patch({ edit: undefined, source: key })}
              onClose={() => patch({ edit: undefined })}
            />
          </>
        )}
      </Loaded>
      <RemoveSource removing={removing} onClose={() => setRemoving(undefined)} />
    </Screen>
  );
}
