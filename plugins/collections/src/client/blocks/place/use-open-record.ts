import type { BlockPlace, ViewRequest } from '@mortise/plugin-api/client';
import { useCallback, useEffect, useRef } from 'react';
import type { DataCollection, RecordKey } from '../../data/model/data-collection';
import type { OpenSettings, PopupSettings } from './open-settings';
import { recordOf } from './read-source';

export interface OpenRecordOptions {
  readonly place: BlockPlace;
  readonly collection: DataCollection;
  readonly settings: OpenSettings;
  /** Shows it where no page is to be opened for it. */
  openDrawer(key: RecordKey): void;
}

/** What is done with a record somebody chooses; the same function as long as the block is shown. Undefined: nothing. */
export function useOpenRecord(options: OpenRecordOptions): ((key: RecordKey) => void) | undefined {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const open = useCallback((key: RecordKey) => openRecord(latest.current, key), []);
  return options.settings.way === 'nothing' ? undefined : open;
}

function openRecord({ place, collection, settings, openDrawer }: OpenRecordOptions, key: RecordKey): void {
  const { board, block } = place;
  if (settings.way === 'select') {
    for (const target of settings.targets) board.setFilter(block, target, { [collection.primaryKey]: { $eq: key } });
  } else if (settings.way === 'page' && settings.popup.page !== '') {
    void board.openView({ ...viewOf(settings.popup), record: recordOf(collection, key) });
  } else {
    openDrawer(key);
  }
}

export function viewOf({ page, mode, size }: PopupSettings): ViewRequest {
  return { page, mode, size };
}
