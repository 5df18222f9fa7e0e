import type { RecordsPort, SettingsPort } from '@mortise/plugin-api/server';
import type { StoreState } from '../../contract';
import type { OverrideStore } from '../limits/override-store';
import type { Policies } from '../limits/policies';

export interface RateLimitsDeps {
  readonly records: RecordsPort;
  readonly settings: Pick<SettingsPort, 'get' | 'set'>;
  readonly policies: Policies;
  readonly overrides: OverrideStore;
  readonly storeState: () => StoreState;
  /** Writes what was counted, so that reports are up to date. */
  readonly flush: () => Promise<void>;
}
