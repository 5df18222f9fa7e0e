import type { ListName } from '../../contract';

/** One refused call and the list that refused it. */
export interface Refusal {
  readonly address: string;
  readonly origin: string | undefined;
  /** Undefined when the call was refused before that was known. */
  readonly principal: string | undefined;
  readonly path: string;
  readonly subject: string;
  readonly list: ListName;
  readonly entry: string | undefined;
}
