import type { ProtocolRequest } from '@mortise/plugin-api/server';
import type { AppError, Collection } from '@mortise/shared';
import type { FindCollection } from '../grammar/resolve-embeds';
import type { Form } from './accepted-form';
import type { Preferences } from './preferences';
import type { SearchParameters } from './search-parameters';

/** A request, taken apart. */
export interface Asking {
  readonly request: ProtocolRequest;
  readonly parameters: SearchParameters;
  readonly preferences: Preferences;
  readonly form: Form;
  readonly find: FindCollection;
  /** The collection the request is for; undefined when there is none. */
  readonly collection: Collection | undefined;
  /** Takes what is wrong, until the caller may know of the table. */
  readonly faults: AppError[];
}
