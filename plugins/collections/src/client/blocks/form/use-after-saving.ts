import type { BlockPlace } from '@mortise/plugin-api/client';
import { useNavigate } from 'react-router';
import type { RecordKey } from '../../data/model/data-collection';
import type { AfterSettings } from './form-settings';

/** Does what the form's author wants once a record is saved; `reset` begins the form anew. */
export function useAfterSaving(
  { board }: BlockPlace,
  { way, page }: AfterSettings,
  reset: () => void,
): (key: RecordKey | undefined) => void {
  const navigate = useNavigate();
  return (key) => {
    if (way === 'stay') return;
    reset();
    if (way === 'close') board.closeView(key ?? null);
    if (way === 'page' && page !== '') void navigate(`/pages/${encodeURIComponent(page)}`);
  };
}
