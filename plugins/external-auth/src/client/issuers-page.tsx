import { PlusOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ShownIssuer } from '../contract';
import { DeleteIssuer } from './delete-issuer';
import { IssuerDrawer } from './form/issuer-drawer';
import { IssuersTable } from './list/issuers-table';
import { useIssuers } from './queries';
import { TestDrawer } from './test/test-drawer';

const NEW = 'new';

/** Whose tokens are accepted. */
export default function IssuersPage(): ReactNode {
  const t = useT();
  const issuers = useIssuers();
  const [edited] = useUrlState('issuer');
  const [tested] = useUrlState('test');
  const [api] = useUrlState('api');
  const patch = useUrlPatch({ push: true });
  const [doomed, setDoomed] = useState<ShownIssuer>();
  const find = (name: string | undefined): ShownIssuer | undefined => issuers.data?.find((one) => one.name === name);
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => patch({ issuer: NEW })}>
      {t('add')}
    </Button>
  );
  const isEmpty = issuers.data?.length === 0;
  return (
    <Screen title={t('title')} description={t('description')} actions={isEmpty ? undefined : add}>
      <Loaded query={issuers}>
        {(rows) =>
          isEmpty ? (
            <EmptyState icon={<SafetyCertificateOutlined />} title={t('empty')} hint={t('emptyHint')} action={add} />
          ) : (
            <IssuersTable rows={rows} onEdit={(issuer) => patch({ issuer })} onTest={(test) => patch({ test })} onDelete={setDoomed} />
          )
        }
      </Loaded>
      <IssuerDrawer
        open={edited === NEW || find(edited) !== undefined}
        before={find(edited)}
        api={api === undefined ? undefined : Number(api)}
        onClose={() => patch({ issuer: undefined, api: undefined })}
      />
      <TestDrawer issuer={find(tested)} onClose={() => patch({ test: undefined })} />
      <DeleteIssuer issuer={doomed} onClose={() => setDoomed(undefined)} />
    </Screen>
  );
}
