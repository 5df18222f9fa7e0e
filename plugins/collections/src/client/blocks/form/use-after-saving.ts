import type { BlockPlace } from '@mortise/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DataCollection, RecordKey } from '../../data/model/data-collection';
import { recordOf } from '../place/read-source';
import { viewOf } from '../place/use-open-record';
import type { AfterSettings } from './form-settings';

export interface AfterSaving {
  readonly place: BlockPlace;
  readonly collection: DataCollection;
  readonly after: AfterSettings;
  /** Begins the form anew. */
  reset(): void;
}

/**
 * Does what the form's author wants once a record is saved. It waits until the form shows that nothing is
 * left to be saved: whoever goes elsewhere then is not asked whether to.
 */
export function useAfterSaving({
  place: { board },
  collection,
  after: { way, page, popup },
  reset,
}: AfterSaving): (key: RecordKey | undefined) => void {
  const navigate = useNavigate();
  const [saved, setSaved] = useState<{ readonly key: RecordKey | undefined } | undefined>();
  const latest = useRef<(key: RecordKey | undefined) => void>(undefined);
  useEffect(() => {
    latest.current = (key) => {
      if (way === 'stay') return;
      reset();
      if (way === 'close') board.closeView(key ?? null);
      if (way === 'popup' && popup.page !== '' && key !== undefined) {
        void board.openView({ ...viewOf(popup), record: recordOf(collection, key) });
      }
      if (way === 'page' && page !== '') void navigate(`/pages/${encodeURIComponent(page)}`);
    };
  });
  useEffect(() => {
    if (saved !== undefined) latest.current?.(saved.key);
  }, [saved]);
  return (key) => setSaved({ key });
}
