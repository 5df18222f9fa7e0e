import { LRUCache } from 'lru-cache';
import type { CompiledSelect } from './select';

const REMEMBERED = 500;

/**
 * Whole texts of statements by what makes them differ. It spares putting them together; and the same text being the same object also spares
 * the drivers comparing and hashing it.
 */
export class StatementTexts {
  readonly #texts = new LRUCache<string, string>({ max: REMEMBERED });

  /** `parts`: everything in the text that does not follow from the select list. */
  of(select: CompiledSelect, parts: string, assemble: () => string): string {
    if (select.id === undefined) return assemble();
    const key = `${select.id} ${parts}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const text = assemble();
    this.#texts.set(key, text);
    return text;
  }
}
