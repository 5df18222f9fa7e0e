import type { DataSource } from '@mortise/database';
import type { RecordHooks } from '@mortise/kernel';
import type {
  ActionResult,
  Allowed,
  ClientFacts,
  HeaderReader,
  Log,
  PasswordsPort,
  StandardAct,
  StreamResult,
  ToldFault,
  Upload,
} from '@mortise/plugin-api/server';
import type { Collection, RelationField } from '@mortise/shared';
import type { ContentTags } from '../read/content-tags';
import type { PairTable } from '../read/pair-table';
import type { AccessGate } from '../access/access-gate';
import type { BodySchemas } from '../body-schemas';
import type { TellChanges } from '../changes/record-changes';
import type { Idempotency } from '../idempotency/idempotency';
import type { Identified } from '../identity/identifier';
import type { ResolvedAction, ResourceRegistry } from '../registry/resource-registry';
import type { ActionRequest } from '../request/action-request';

/** The rows of one parent: `/posts/1/comments`. */
export interface Association {
  readonly parent: Collection;
  readonly relation: RelationField;
  readonly target: Collection;
  /** Set for a belongsToMany. */
  readonly pairs: PairTable | undefined;
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
  /** Of the data source it is addressed to; it goes on with them even when that source is closed meanwhile. */
  readonly services: PhaseServices;
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
  readonly upload: Upload | undefined;
  readonly signal: AbortSignal;
  tell(error: unknown): readonly ToldFault[];
  setHeader(name: string, value: string): void;
}

/** An action that only waits to be run. */
export interface ValidatedAction {
  readonly authorized: AuthorizedAction;
  run(facts: CallFacts): Promise<ActionResult | StreamResult>;
}

/** A standard action that an action wants to call for its caller. */
export interface WantedAct {
  /** The action that wants it. */
  readonly authorized: AuthorizedAction;
  readonly act: StandardAct;
  readonly facts: CallFacts;
}

/** Goes through the phases of a standard action and gives back the work that is left. */
export type PrepareAct = (wanted: WantedAct, services: PhaseServices) => Promise<() => Promise<ActionResult>>;

/** What the phases work with. */
export interface PhaseServices {
  readonly source: DataSource;
  readonly hooks: RecordHooks;
  readonly registry: Pick<ResourceRegistry, 'actionsOf' | 'isDeclared'>;
  readonly gate: AccessGate;
  readonly bodySchemas: BodySchemas;
  readonly recordChanges: TellChanges;
  readonly idempotency: Idempotency;
  readonly passwords: PasswordsPort;
  readonly contentTags: ContentTags;
  readonly prepareAct: PrepareAct;
}
