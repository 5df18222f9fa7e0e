import { useT } from '@mortise/plugin-api/client';
import { FailureNotice, Loaded, useFocusReturn } from '@mortise/ui';
import { Alert, Button, Drawer, Flex, Grid, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Role, type StoredScope, useCollectionDetail } from '../acl-queries';
import { type Entry, type GrantableCollection, sameEntry } from '../permissions/rights';
import type { RoleDraft } from '../permissions/use-draft';
import { CollectionRules } from './collection-rules';
import { isWhole } from './is-whole';

export interface CollectionDrawerProps {
  readonly role: Role;
  readonly collection: GrantableCollection;
  readonly draft: RoleDraft;
  readonly scopes: readonly StoredScope[];
  onClose(): void;
}

/** Everything a role may do with one collection: rows and fields of every action. It begins with what the matrix shows. */
export function CollectionDrawer({ role, collection, draft, scopes, onClose }: CollectionDrawerProps): ReactNode {
  const t = useT();
  useFocusReturn(true);
  const narrow = Grid.useBreakpoint().sm === false;
  const detail = useCollectionDetail(role.name, collection.name);
  const [start] = useState(() => draft.entryOf(collection));
  const [entry, setEntry] = useState<Entry>(start);
  const [dialog, holder] = Modal.useModal();
  const close = async (): Promise<void> => {
    const texts = { title: t('unsaved.title'), content: t('unsaved.hint'), okText: t('unsaved.leave'), cancelText: t('unsaved.stay') };
    if (sameEntry(entry, start) || (await dialog.confirm(texts))) onClose();
  };
  return (
    <Drawer
      open
      size={narrow ? '100%' : 640}
      title={t('collection.title', { role: role.title, collection: collection.title })}
      onClose={() => void close()}
      footer={
        <DrawerFooter entry={entry} save={() => draft.saveEntry(collection, entry)} onSaved={onClose} onCancel={() => void close()} />
      }
    >
      {holder}
      <Loaded query={detail}>
        {({ fields }) => (
          <CollectionRules
            role={role}
            collection={collection}
            fields={fields}
            scopes={scopes}
            draft={draft}
            entry={entry}
            onChange={setEntry}
          />
        )}
      </Loaded>
    </Drawer>
  );
}

interface DrawerFooterProps {
  readonly entry: Entry;
  save(): Promise<void>;
  onSaved(): void;
  onCancel(): void;
}

function DrawerFooter({ entry, save, onSaved, onCancel }: DrawerFooterProps): ReactNode {
  const t = useT();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown; readonly tried?: boolean }>({ busy: false });
  const whole = isWhole(entry);
  const submit = async (): Promise<void> => {
    if (!whole) return setState({ busy: false, tried: true });
    setState({ busy: true });
    try {
      await save();
      onSaved();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const missing = state.tried === true && !whole;
  return (
    <Flex vertical gap="small">
      {missing ? <Alert type="error" showIcon title={t('collection.incomplete')} /> : null}
      {state.error === undefined ? null : <FailureNotice error={state.error} />}
      <Flex gap="small" justify="flex-end">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" loading={state.busy} onClick={() => void submit()}>
          {t('collection.save')}
        </Button>
      </Flex>
    </Flex>
  );
}
