import type { BlockPlace } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';

/** What a kind of block is shown with. */
export interface BlockProperties {
  readonly settings: JsonObject;
  readonly place: BlockPlace;
}

export interface BlockSettingsProps {
  readonly settings: JsonObject;
  onChange(settings: JsonObject): void;
}
