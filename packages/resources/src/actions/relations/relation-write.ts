import type { Principal, StatementContext, Transaction } from '@mortise/shared';
import type { Engine } from '../standard-call';

/** Somebody's write, within one transaction. */
export interface RelationWrite {
  readonly principal: Principal;
  readonly services: Engine;
  readonly context: StatementContext & { readonly transaction: Transaction };
}
