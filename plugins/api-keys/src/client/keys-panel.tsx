import { Loaded } from '@mortise/ui';
import { type ReactNode, useState } from 'react';
import type { ApiKey, IssuedKey } from './api-key';
import { NewKeyDrawer } from './create/new-key-drawer';
import { DeleteKey } from './delete-key';
import { IssuedKeyDialog } from './issued/issued-key-dialog';
import { KeysTable } from './list/keys-table';
import { NoKeys } from './list/no-keys';
import { useKeys } from './use-keys';

export interface KeysPanelProps {
  /** Whose keys; the viewer's own without it. */
  readonly userId?: number;
  readonly creating: boolean;
  onCreating(open: boolean): void;
  readonly page: number;
  onPage(page: number): void;
}

/** Keys with everything that can be done with them: making, showing once, ending. */
export function KeysPanel({ userId, creating, onCreating, page, onPage }: KeysPanelProps): ReactNode {
  const keys = useKeys(userId, page);
  const [issued, setIssued] = useState<IssuedKey>();
  const [removing, setRemoving] = useState<ApiKey>();
  return (
    <>
      <Loaded query={keys}>
        {(found) =>
          found.data.length === 0 && page === 1 ? (
            <NoKeys ofOther={userId !== undefined} onCreate={() => onCreating(true)} />
          ) : (
            <KeysTable
              found={found}
              now={keys.dataUpdatedAt}
              page={page}
              onPage={onPage}
              onRemove={setRemoving}
              busy={keys.isPlaceholderData}
            />
          )
        }
      </Loaded>
      <NewKeyDrawer open={creating} userId={userId} onIssued={setIssued} onClose={() => onCreating(false)} />
      {issued === undefined ? null : <IssuedKeyDialog issued={issued} onClose={() => setIssued(undefined)} />}
      <DeleteKey removing={removing} userId={userId} onClose={() => setRemoving(undefined)} />
    </>
  );
}
