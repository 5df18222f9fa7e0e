import type { AccessDecider, AccessDecision, AccessPort, AccessQuestion, ActionPermission, Allowed } from '@mortise/plugin-api/server';
import type { MainDataSource } from '@mortise/database';
import type { FacadeFactory, FacadeOwner } from '@mortise/kernel';
import {
  AppError,
  type Disposable,
  type Narrowing,
  type Principal,
  type Transaction,
  disposable,
  isClosed,
  whenKnown,
} from '@mortise/shared';

/** The version row every change of roles, grants, users or credentials raises. */
export const ACCESS_VERSION = 'access';

const OPEN: Allowed = Object.freeze({ allowed: true, id: 'open', fields: undefined, scope: undefined, reason: 'open to this caller' });

/** What an access change is about. */
export interface AccessChange {
  /** False when nothing but credentials changed: what roles may do, and who holds them, is as before. */
  readonly rules: boolean;
}

type Reload = (change: AccessChange) => Promise<void> | void;

/** The one place where access is asked for; without a decider everything is refused. */
export class AccessGate {
  readonly #source: MainDataSource;
  readonly #reloads = new Set<Reload>();
  #decider: AccessDecider | undefined;
  #reloaded: { readonly version: number; readonly done: Promise<void> };
  /** Own changes of credentials since the last reload. */
  #credentialChanges = 0;

  constructor(source: MainDataSource) {
    this.#source = source;
    this.#reloaded = { version: source.versions.current(ACCESS_VERSION), done: Promise.resolve() };
    source.versions.onChange(ACCESS_VERSION, () => void this.#reload());
  }

  /** `core.access` as one plugin sees it. */
  readonly facade: FacadeFactory<AccessPort> = (owner) => ({
    decide: (principal, question) => this.decide(principal, question),
    decideFor: (principal, permission, about) => this.decideFor(principal, permission, about),
    changed: () => this.changed(),
    onChange: (run) => owner.ledger.record('access listener', owner.id, this.onChange(run)),
    setDecider: (decider) => this.#setDecider(owner, decider),
  });

  decide(principal: Principal, question: AccessQuestion): AccessDecision | Promise<AccessDecision> {
    return this.#decider?.decide(principal, question) ?? { allowed: false, reason: 'access control is off' };
  }

  /** @throws AppError EMPTY_TOKEN, ACTION_DENIED */
  require(
    principal: Principal,
    permission: ActionPermission,
    about: Omit<AccessQuestion, 'grant' | 'snippet'>,
  ): Allowed | Promise<Allowed> {
    if (permission.kind !== 'public' && principal.kind === 'anonymous') throw new AppError('EMPTY_TOKEN');
    return whenKnown(this.decideFor(principal, permission, about), (decision) => {
      if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: about.resource, reason: decision.reason });
      return decision;
    });
  }

  decideFor(
    principal: Principal,
    permission: ActionPermission,
    about: Omit<AccessQuestion, 'grant' | 'snippet'>,
  ): AccessDecision | Promise<AccessDecision> {
    if (permission.kind === 'public') return decideOpen(principal);
    if (principal.kind === 'anonymous') return { allowed: false, reason: 'nobody is signed in' };
    if (permission.kind === 'loggedIn') return decideWholeUser(principal, `${about.resource}:${permission.right ?? ''}`);
    const { dataSource, resource, collection } = about;
    const { grant, snippet } = permission;
    return this.decide(principal, { dataSource, resource, collection, grant, snippet });
  }

  /** Raises the access version; resolves when every listener in this process has caught up. */
  changed(): Promise<void> {
    return this.change(() => Promise.resolve());
  }

  /**
   * Does `work` and raises the access version in one transaction, so that no crash can come between a change and its becoming
   * known to other processes. Resolves when every listener in this process has caught up. `rules: false` says that only
   * credentials are changed.
   */
  async change<T>(work: (transaction: Transaction) => Promise<T>, { rules }: AccessChange = { rules: true }): Promise<T> {
    const result = await this.#source.transaction(async (transaction) => {
      const changed = await work(transaction);
      if (!rules) transaction.afterCommit(() => void (this.#credentialChanges += 1));
      await this.#source.versions.bump(ACCESS_VERSION, transaction);
      return changed;
    });
    await this.#reload();
    return result;
  }

  onChange(run: Reload): Disposable {
    this.#reloads.add(run);
    return disposable(() => void this.#reloads.delete(run));
  }

  #setDecider(owner: FacadeOwner, decider: AccessDecider): void {
    if (this.#decider) throw new AppError('NAME_TAKEN', { what: 'access decider', name: owner.id });
    this.#decider = decider;
    owner.ledger.record(
      'access decider',
      owner.id,
      disposable(() => void (this.#decider = undefined)),
    );
  }

  #reload(): Promise<void> {
    const version = this.#source.versions.current(ACCESS_VERSION);
    // Whatever raised the version besides, here or in another process, may have been about anything. A count that was not used is not
    // kept: it must never explain a later change away.
    const rules = version - this.#reloaded.version !== this.#credentialChanges;
    this.#credentialChanges = 0;
    if (this.#reloaded.version === version) return this.#reloaded.done;
    const done = this.#runReloads({ rules });
    this.#reloaded = { version, done };
    return done;
  }

  async #runReloads(change: AccessChange): Promise<void> {
    for (const run of this.#reloads) await run(change);
  }
}

/** Also of a caller nobody knows: a request that was to have fewer rights must not be taken for anybody's. */
function decideOpen(principal: Principal): AccessDecision {
  return isClosed(principal) ? { allowed: false, reason: 'not for a credential with limited rights' } : OPEN;
}

/**
 * What every signed-in user may do is about the user, their password and keys among it: no business of a credential that stands for a program
 * or was given a part of their rights, unless the part names it.
 */
function decideWholeUser({ kind, userId, narrowing }: Principal, right: string): AccessDecision {
  const whole = kind === 'system' || (userId !== undefined && narrowing === undefined);
  if (whole || (narrowing !== undefined && names(narrowing, right))) return OPEN;
  return { allowed: false, reason: 'only for users themselves, not for a credential with limited rights' };
}

function names({ actions, also }: Narrowing, right: string): boolean {
  return actions.includes(right) && (also === undefined || names(also, right));
}
