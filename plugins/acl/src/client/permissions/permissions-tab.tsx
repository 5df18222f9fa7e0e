import { useT } from '@mortise/plugin-api/client';
import { Loaded, useUrlState } from '@mortise/ui';
import { Alert, Flex } from 'antd';
import type { ReactNode } from 'react';
import { ROOT_ROLE, type Role, type StoredScope, toRowScope, useGrantable, useScopes } from '../acl-queries';
import { CollectionDrawer } from '../collection/collection-drawer';
import { MatrixFilter, useMatrixFilter } from './matrix-filter';
import { MatrixLegend } from './matrix-legend';
import { MatrixTable } from './matrix-table';
import { type GrantableCollection, OWN_KEY } from './rights';
import { SaveBar } from './save-bar';
import { UnsavedGuard } from './unsaved-guard';
import { useDraft } from './use-draft';

/** What a role may do with the records of every collection. */
export function PermissionsTab({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  if (role.name === ROOT_ROLE) return <Alert type="info" showIcon title={t('root.title')} description={t('root.reason')} />;
  return <LoadedMatrix role={role} />;
}

function LoadedMatrix({ role }: { readonly role: Role }): ReactNode {
  const collections = useGrantable(role.name);
  const scopes = useScopes();
  return (
    <Loaded query={scopes}>
      {(stored) => <Loaded query={collections}>{(list) => <Matrix role={role} collections={list} scopes={stored} />}</Loaded>}
    </Loaded>
  );
}

interface MatrixProps {
  readonly role: Role;
  readonly collections: readonly GrantableCollection[];
  readonly scopes: readonly StoredScope[];
}

function Matrix({ role, collections, scopes }: MatrixProps): ReactNode {
  const ownScope = scopes.find(({ key }) => key === OWN_KEY);
  const own = ownScope && toRowScope(ownScope);
  const draft = useDraft(role, collections, own);
  const filter = useMatrixFilter(collections, draft.entryOf);
  const [opened, open] = useUrlState('collection', { push: true });
  const collection = collections.find(({ name }) => name === opened);
  return (
    <Flex vertical gap="middle" style={{ minWidth: 0 }}>
      <MatrixFilter filter={filter} />
      <MatrixTable draft={draft} collections={filter.shown} onOpen={open} />
      <MatrixLegend />
      <SaveBar draft={draft} />
      <UnsavedGuard dirty={draft.changes > 0} />
      {collection === undefined ? null : (
        <CollectionDrawer
          key={collection.name}
          role={role}
          collection={collection}
          draft={draft}
          scopes={scopes}
          onClose={() => open(undefined)}
        />
      )}
    </Flex>
  );
}
