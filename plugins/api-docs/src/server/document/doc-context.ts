import type { DocTexts } from '../doc-texts';
import type { OpenWorld } from '../world/open-resource';
import type { Components } from './components';

/** What everything in one document is made with. */
export interface DocContext {
  readonly world: OpenWorld;
  /** Path below which actions are addressed: `/api`. */
  readonly apiBase: string;
  readonly texts: DocTexts;
  readonly components: Components;
}
