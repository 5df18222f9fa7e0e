import type { StatementContext } from '@mortise/shared';
import type { Engine } from './standard-call';

/** An engine and the transaction its statements belong to. */
export type Inside = Engine & { readonly context: StatementContext };
