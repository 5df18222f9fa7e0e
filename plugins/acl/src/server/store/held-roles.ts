import type { RecordsPort, RoleResolver } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import { ANONYMOUS_ROLE, UNION_ROLE, type UserRoles } from '../../contract';
import { ASSIGNMENTS } from '../collections/names';
import { assignmentsOfUser } from './assignments';

const CACHED_USERS = 10_000;

interface Held {
  /** Sorted; the very same array for every request, until access changes. */
  readonly names: readonly string[];
  readonly defaultName: string | undefined;
}

function heldByUser(): LRUCache<number, Held> {
  return new LRUCache({ max: CACHED_USERS });
}

/** Knows which roles users hold; remembered until access changes. */
export class HeldRoles implements RoleResolver, UserRoles {
  readonly #records: RecordsPort;
  readonly #changed: () => Promise<void>;
  #cache = heldByUser();

  constructor(records: RecordsPort, changed: () => Promise<void>) {
    this.#records = records;
    this.#changed = changed;
  }

  /** A reading that began before is not remembered either: it goes into the old cache. */
  forget(): void {
    this.#cache = heldByUser();
  }

  async resolve(userId: number, requested: string | undefined): Promise<readonly string[]> {
    const held = await this.#held(userId);
    const [first] = held.names;
    if (first === undefined) throw new AppError('USER_HAS_NO_ROLES_ERR');
    if (requested === undefined || requested === '') return [held.defaultName ?? first];
    if (requested === UNION_ROLE) return held.names;
    if (requested === ANONYMOUS_ROLE || !held.names.includes(requested)) {
      throw new AppError('ROLE_NOT_FOUND_FOR_USER', { role: requested.slice(0, 100) });
    }
    return [requested];
  }

  async rolesOf(userId: number): Promise<readonly string[]> {
    return (await this.#held(userId)).names;
  }

  async setDefault(userId: number, roleName: string): Promise<void> {
    await this.#records.transaction(async (transaction) => {
      await this.#records.update(ASSIGNMENTS, { userId }, { default: false }, { transaction });
      const chosen = await this.#records.update(ASSIGNMENTS, { userId, roleName }, { default: true }, { transaction });
      if (chosen.length === 0) throw new AppError('ROLE_NOT_OWNED', { role: roleName });
    });
    await this.#changed();
  }

  async #held(userId: number): Promise<Held> {
    const cache = this.#cache;
    const known = cache.get(userId);
    if (known) return known;
    const rows = await assignmentsOfUser(this.#records, userId);
    const held: Held = { names: rows.map((row) => row.roleName), defaultName: rows.find((row) => row.default)?.roleName };
    // A user without roles is likely to get one in the next moment, by the same transaction that made him.
    if (held.names.length > 0) cache.set(userId, held);
    return held;
  }
}
