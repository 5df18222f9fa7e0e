import { useT } from '@mortise/plugin-api/client';
import { Loaded, UnsavedGuard, leavesPageOr, useUrlState } from '@mortise/ui';
import { Alert, Flex } from 'antd';
import type { ReactNode } from 'react';
import { ROOT_ROLE, type Role, type StoredScope, toRowScope, useGrantable, useScopes, useSourceStrategy } from '../acl-queries';
import { CollectionDrawer } from '../collection/collection-drawer';
import { MatrixFilter, useMatrixFilter } from './matrix-filter';
import { MatrixLegend } from './matrix-legend';
import { MatrixTable } from './matrix-table';
import { type GrantableCollection, OWN_KEY } from './rights';
import { RightsSourceContext } from './rights-source';
import { SaveBar } from './save-bar';
import { SourceChoice } from './source-choice';
import { useDraft } from './use-draft';

/** An open drawer, for instance, may change. */
const LEAVES = leavesPageOr(['role', 'tab', 'source']);

/** What a role may do with the records of every collection. */
export function PermissionsTab({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  if (role.name === ROOT_ROLE) return <Alert type="info" showIcon title={t('root.title')} description={t('root.reason')} />;
  return <MatrixOfSource role={role} />;
}

/** The source is in the address, so that a link leads to its rights. */
function MatrixOfSource({ role }: { readonly role: Role }): ReactNode {
  const [source] = useUrlState('source');
  return (
    <RightsSourceContext value={source}>
      <Flex vertical gap="middle" style={{ minWidth: 0 }}>
        <SourceChoice source={source} />
        {source === undefined ? <LoadedMatrix role={role} /> : <OtherMatrix key={source} role={role} />}
      </Flex>
    </RightsSourceContext>
  );
}

function OtherMatrix({ role }: { readonly role: Role }): ReactNode {
  const strategy = useSourceStrategy(role.name);
  return <Loaded query={strategy}>{(found) => <LoadedMatrix role={{ ...role, strategy: found }} />}</Loaded>;
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
  const t = useT();
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
      <UnsavedGuard dirty={draft.changes > 0} hint={t('unsaved.hint')} leaves={LEAVES} />
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
