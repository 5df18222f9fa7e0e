import type { DataSource } from '@mortise/database';
import type { RecordHooks } from '@mortise/kernel';
import type { ActionResult, Allowed, ClientFacts, HeaderReader, Log } from '@mortise/plugin-api/server';
import type { Collection, ColumnField } from '@mortise/shared';
import type { AccessGate } from '../access/access-gate';
import type { BodySchemas } from '../body-schemas';
import type { RecordChanges } from '../changes/record-changes';
import type { Identified } from '../identity/identifier';
import type { ResolvedAction, ResourceRegistry } from '../registry/resource-registry';
import type { ActionRequest } from '../request/action-request';

/** The rows of one parent: `/posts/1/comments`. */
export interface Association {
  readonly parent: Collection;
  readonly target: Collection;
  readonly foreignKey: ColumnField;
  /** Undefined for `/posts/_/comments`: the rows of any parent. */
  readonly sourceKey: string | undefined;
}

/** A request whose resource and action exist. */
export interface PlannedAction {
  readonly request: ActionRequest;
  readonly identified: Identified;
  readonly target: ResolvedAction;
  readonly collection: Collection | undefined;
  /** Set for `/posts/1/comments:list`: the action works on the rows of one parent. */
  readonly association: Association | undefined;
}

/** A planned action its caller may perform. */
export interface AuthorizedAction extends PlannedAction {
  readonly decision: Allowed;
}

/** Facts about the call that only the server knows. */
export interface CallFacts {
  readonly client: ClientFacts;
  readonly header: HeaderReader;
  readonly log: Log;
  setHeader(name: string, value: string): void;
}

/** An action that only waits to be run. */
export interface ValidatedAction {
  readonly authorized: AuthorizedAction;
  run(facts: CallFacts): Promise<ActionResult>;
}

/** What the phases work with. */
export interface PhaseServices {
  readonly source: DataSource;
  readonly hooks: RecordHooks;
  readonly registry: ResourceRegistry;
  readonly gate: AccessGate;
  readonly bodySchemas: BodySchemas;
  readonly recordChanges: RecordChanges;
}
