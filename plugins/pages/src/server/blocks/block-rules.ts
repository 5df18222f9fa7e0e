import { AppError, type Disposable, type Principal, disposable } from '@mortise/shared';
import type { BlockRule, PageBlock, PageContent } from '../../contract';

/** What is about to be published, and what it takes the place of. */
export interface Publishing {
  readonly page: string;
  readonly draft: PageContent;
  readonly published: PageContent | null;
  /** Rules that approved what is published. */
  readonly approvedBy: readonly string[];
  readonly principal: Principal;
}

/** What plugins have to say about blocks. */
export class BlockRules {
  #rules: readonly BlockRule[] = [];

  /** @throws AppError NAME_TAKEN */
  add(rule: BlockRule): Disposable {
    if (this.#rules.some(({ id }) => id === rule.id)) throw new AppError('NAME_TAKEN', { what: 'block rule', name: rule.id });
    this.#rules = [...this.#rules, rule];
    return disposable(() => void (this.#rules = this.#rules.filter((other) => other !== rule)));
  }

  /** @throws AppError what a rule has against a block */
  async check(content: PageContent): Promise<void> {
    for (const block of blocksOf(content)) for (const rule of this.#rules) await rule.check?.(block);
  }

  /** The ids of the rules that were asked. @throws AppError what one of them has against it */
  async approve({ page, draft, published, approvedBy, principal }: Publishing): Promise<readonly string[]> {
    const rules = this.#rules;
    const before = new Map(published === null ? [] : blocksOf(published).map((block) => [block.key, block]));
    for (const block of blocksOf(draft)) {
      for (const rule of rules) {
        const approved = approvedBy.includes(rule.id) ? before.get(block.key) : undefined;
        await rule.check?.(block);
        await rule.approve?.({ page, block, published: approved, principal });
      }
    }
    return rules.map(({ id }) => id);
  }

  /** The content as it is kept, and shown to authors. */
  prepare(content: PageContent): PageContent {
    return this.#changed(content, 'prepare');
  }

  /** The content with what only authors need left out. */
  forViewers(content: PageContent): PageContent {
    return this.#changed(content, 'forViewers');
  }

  #changed({ tabs }: PageContent, how: 'prepare' | 'forViewers'): PageContent {
    const change = (block: PageBlock): PageBlock =>
      this.#rules.reduce((changed, rule) => (rule[how] ? { ...changed, settings: rule[how](changed) } : changed), block);
    return { tabs: tabs.map((tab) => ({ ...tab, rows: tab.rows.map((row) => ({ ...row, blocks: row.blocks.map(change) })) })) };
  }
}

function blocksOf({ tabs }: PageContent): readonly PageBlock[] {
  return tabs.flatMap(({ rows }) => rows).flatMap(({ blocks }) => blocks);
}
