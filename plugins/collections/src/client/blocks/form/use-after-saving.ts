import type { BlockPlace } from '@mortise/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RecordKey } from '../../data/model/data-collection';
import type { AfterSettings } from './form-settings';

/**
 * Does what the form's author wants once a record is saved; `reset` begins the form anew. It waits until the form shows that nothing is
 * left to be saved: whoever goes elsewhere then is not asked whether to.
 */
export function useAfterSaving(
  { board }: BlockPlace,
  { way, page }: AfterSettings,
  reset: () => void,
): (key: RecordKey | undefined) => void {
  const navigate = useNavigate();
  const [saved, setSaved] = useState<{ readonly key: RecordKey | undefined } | undefined>();
  const latest = useRef<(key: RecordKey | undefined) => void>(undefined);
  useEffect(() => {
    latest.current = (key) => {
      if (way === 'stay') return;
      reset();
      if (way === 'close') board.closeView(key ?? null);
      if (way === 'page' && page !== '') void navigate(`/pages/${encodeURIComponent(page)}`);
    };
  });
  useEffect(() => {
    if (saved !== undefined) latest.current?.(saved.key);
  }, [saved]);
  return (key) => setSaved({ key });
}
