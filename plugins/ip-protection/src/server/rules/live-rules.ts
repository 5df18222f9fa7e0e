import type { Log } from '@mortise/plugin-api/server';
import type { Rule } from '../../contract';
import { type PlacesOf, RuleSet } from './rule-set';
import type { RuleStore } from './rule-store';

export interface LiveRulesParts {
  readonly store: RuleStore;
  readonly log: Log;
  readonly placesOf: PlacesOf;
  /** Hears of other rules as soon as they are in force. */
  readonly swapped: (rules: RuleSet) => void;
}

/** The rules in force, in memory. Readings follow each other, so that an older one never replaces a newer one. */
export class LiveRules {
  readonly #parts: LiveRulesParts;
  #rules: readonly Rule[] = [];
  #current = new RuleSet([]);
  #reading: Promise<unknown> = Promise.resolve();
  #behind = false;

  constructor(parts: LiveRulesParts) {
    this.#parts = parts;
  }

  get current(): RuleSet {
    return this.#current;
  }

  /** Whether the last reading failed, so that another process may know newer rules. */
  get behind(): boolean {
    return this.#behind;
  }

  /** The rules as they would be with another one in the place of its subject's. */
  with(rule: Rule): RuleSet {
    const others = this.#rules.filter(({ subject }) => subject !== rule.subject);
    // Without a version of its own nothing that is in force is taken for it.
    return new RuleSet([...others, { ...rule, version: '' }], this.#current, this.#parts.placesOf);
  }

  /** Reads what changed. Rejects when that fails; the rules in force stay. */
  read(): Promise<void> {
    const read = this.#reading.then(() => this.#read());
    this.#reading = read.catch(() => undefined);
    return read;
  }

  /** The same, where nobody can be told of a failure: it is logged, and `behind` until a reading succeeds. */
  async follow(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      this.#parts.log.error('The rules could not be read; those that were read before stay in force', { error });
    }
  }

  async #read(): Promise<void> {
    this.#behind = true;
    if (!(await this.#isStale())) {
      this.#behind = false;
      return;
    }
    const rules = await this.#parts.store.all();
    this.#current = new RuleSet(rules, this.#current, this.#parts.placesOf);
    this.#rules = rules;
    this.#behind = false;
    this.#parts.swapped(this.#current);
  }

  /** Access changes for many reasons, and lists may be long. */
  async #isStale(): Promise<boolean> {
    const versions = await this.#parts.store.versions();
    return versions.length !== this.#rules.length || versions.some((rule) => !this.#current.reuse(rule));
  }
}
