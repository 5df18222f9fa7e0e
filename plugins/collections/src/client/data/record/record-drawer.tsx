import { isApiError, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Loaded, useFocusReturn, useLossQuestion } from '@mortise/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { Drawer, Flex, Grid } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { type DataCollection, type RecordKey, titleOfRecord } from '../model/data-collection';
import { NEW_RECORD } from '../model/use-view';
import { AddChild } from './add-child';
import { DeleteRecord } from './delete-record';
import { NewRecord } from './new-record';
import { RecordDetails } from './record-details';
import { RecordSteps } from './record-steps';
import { type VersionedRecord, useRecord } from './use-record';

export interface RecordDrawerProps {
  readonly collection: DataCollection;
  /** Key of the open record, `new`, or nothing. */
  readonly record: string | undefined;
  /** What a new record begins with. */
  readonly values: JsonObject;
  /** Keys of the page, in order. */
  readonly pageKeys: readonly RecordKey[];
  /** Opens another one, a new one with the values it begins with; `undefined` closes. */
  onOpen(key: RecordKey | undefined, values?: JsonObject): void;
  /** A new one was saved; the drawer closes then. */
  onMade?(key: RecordKey | undefined): void;
}

/** One record, to read and to change, or a new one. Leaving it with something typed asks first. */
export function RecordDrawer(props: RecordDrawerProps): ReactNode {
  const { collection, record, onOpen } = props;
  const t = useT();
  const narrow = Grid.useBreakpoint().md === false;
  const isNew = record === NEW_RECORD;
  const query = useRecord(collection, isNew ? undefined : record);
  const { leave, setDirty, holder } = useLeave(record, onOpen);
  const known = query.data === undefined ? t('data.record.title') : titleOfRecord(collection, query.data.record);
  useFocusReturn(record !== undefined);
  const title = isNew ? t('data.record.new') : known;
  return (
    <Drawer
      open={record !== undefined}
      title={title}
      size={narrow ? '100%' : 560}
      destroyOnHidden
      // Below the buttons that stay there nothing with the focus may hide.
      styles={{ body: { scrollPaddingBlockEnd: 72 } }}
      onClose={() => void leave(undefined)}
      extra={
        isNew || record === undefined || query.data === undefined ? null : (
          <RecordActions {...props} record={record} title={title} onOpen={(key, begin) => void leave(key, begin)} />
        )
      }
    >
      {holder}
      <DrawerBody {...props} query={query} onDirty={setDirty} onLeave={() => void leave(undefined)} />
    </Drawer>
  );
}

interface DrawerBodyProps extends RecordDrawerProps {
  readonly query: UseQueryResult<VersionedRecord>;
  onDirty(dirty: boolean): void;
  onLeave(): void;
}

function DrawerBody({ collection, record, values, query, onDirty, onLeave, onOpen, onMade }: DrawerBodyProps): ReactNode {
  if (record === undefined) return null;
  if (record === NEW_RECORD) {
    const done = (key: RecordKey | undefined): void => {
      onMade?.(key);
      onOpen(undefined);
    };
    return <NewRecord collection={collection} values={values} onDirty={onDirty} onDone={done} onCancel={onLeave} />;
  }
  return (
    <Loaded query={query}>
      {(read) => (
        <RecordDetails
          key={record}
          collection={collection}
          read={read}
          isGone={isApiError(query.error) && query.error.code === 'RECORD_NOT_FOUND'}
          onDirty={onDirty}
          onCancel={onLeave}
          onOpen={onOpen}
        />
      )}
    </Loaded>
  );
}

interface RecordActionsProps extends RecordDrawerProps {
  readonly record: string;
  readonly title: string;
}

function RecordActions({ collection, pageKeys, record, title, onOpen }: RecordActionsProps): ReactNode {
  return (
    <Flex gap={4}>
      <RecordSteps pageKeys={pageKeys} record={record} onOpen={onOpen} />
      <AddChild collection={collection} record={record} onCreate={(values) => onOpen(NEW_RECORD, values)} />
      <DeleteRecord collection={collection} record={record} title={title} onDeleted={() => onOpen(undefined)} />
    </Flex>
  );
}

interface Leaving {
  /** Opens another record, or none, unless the person would rather keep what they typed. */
  leave(key: RecordKey | undefined, values?: JsonObject): Promise<void>;
  setDirty(dirty: boolean): void;
  /** The question; put it into the page. */
  readonly holder: ReactNode;
}

function useLeave(record: string | undefined, onOpen: RecordDrawerProps['onOpen']): Leaving {
  const dirty = useRef(false);
  const { mayLose, holder } = useLossQuestion({ isDirty: useCallback(() => dirty.current, []) });
  // By the browser's back button another record comes into the drawer, and what was typed into this one is gone.
  useEffect(
    () => () => {
      dirty.current = false;
    },
    [record],
  );
  const setDirty = (next: boolean): void => {
    dirty.current = next;
  };
  const leave: Leaving['leave'] = async (key, values) => {
    if (!(await mayLose())) return;
    setDirty(false);
    onOpen(key, values);
  };
  return { leave, setDirty, holder };
}
