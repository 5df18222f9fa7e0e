import { randomUUID } from 'node:crypto';
import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { MAX_RULES, type Rule } from '../../contract';
import { RULES } from '../collections';

const FIELDS = ['subject', 'deny', 'allow', 'origins', 'version'];

export interface StoredRule extends Rule {
  readonly updatedAt: string;
}

/** The saved rules. Each save depends on the version that was read, so that nobody undoes what somebody else just saved. */
export class RuleStore {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  all(): Promise<readonly StoredRule[]> {
    return this.#records.find<StoredRule>(RULES, { fields: [...FIELDS, 'updatedAt'], sort: ['subject'], limit: MAX_RULES });
  }

  versions(): Promise<readonly Pick<Rule, 'subject' | 'version'>[]> {
    return this.#records.find(RULES, { fields: ['subject', 'version'], sort: ['subject'], limit: MAX_RULES });
  }

  /** The rule of a subject; an empty one when nothing is saved. */
  async get(subject: string): Promise<Rule> {
    const found = await this.#records.findOne<Rule>(RULES, { filter: { subject }, fields: FIELDS });
    return found ?? { subject, deny: [], allow: [], origins: [], version: '' };
  }

  /**
   * Returns the new version.
   * @throws AppError PRECONDITION_FAILED when the rule is not at `rule.version` any more, VALUE_INVALID when there are too many rules
   */
  async save(rule: Rule, userId: number | undefined): Promise<string> {
    const { subject, deny, allow, origins } = rule;
    const version = randomUUID();
    const options = userId === undefined ? {} : { userId };
    const values = { deny, allow, origins, version };
    if (rule.version === '') await this.#create({ subject, ...values }, options);
    else {
      const saved = await this.#records.update(RULES, { subject, version: rule.version }, values, options);
      if (saved.length === 0) throw new AppError('PRECONDITION_FAILED');
    }
    return version;
  }

  /** Returns how many rules went. */
  remove(subject: string): Promise<number> {
    return this.#records.destroy(RULES, { subject });
  }

  async #create(values: Rule, options: { readonly userId?: number }): Promise<void> {
    if ((await this.#records.count(RULES)) >= MAX_RULES) {
      throw new AppError('VALUE_INVALID', { field: 'subject', expected: `one of at most ${MAX_RULES} rules` });
    }
    try {
      await this.#records.create(RULES, { ...values }, options);
    } catch (error) {
      if (isAppError(error) && error.code === 'UNIQUE_CONFLICT') throw new AppError('PRECONDITION_FAILED', {}, { cause: error });
      throw error;
    }
  }
}
