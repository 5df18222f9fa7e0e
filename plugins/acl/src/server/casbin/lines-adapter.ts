import { type Adapter, type Enforcer, type Model, newEnforcer, newModelFromString } from 'casbin';
import { MODEL_TEXT } from './model-text';
import type { PolicyLines } from './policy-line';

/**
 * Hands lines to Casbin as arrays. The CSV text of Casbin's own adapters would let a comma or a quote in a name
 * make another line of it.
 */
class LinesAdapter implements Adapter {
  readonly #lines: Partial<PolicyLines>;

  constructor(lines: Partial<PolicyLines>) {
    this.#lines = lines;
  }

  async loadPolicy(model: Model): Promise<void> {
    fill(model, 'p', this.#lines.permissions ?? []);
    fill(model, 'g', this.#lines.inheritance ?? []);
  }

  // Lines are written to their collection inside the transaction of the change; Casbin only ever reads.
  savePolicy = refuseWriting;
  addPolicy = refuseWriting;
  removePolicy = refuseWriting;
  removeFilteredPolicy = refuseWriting;
}

async function refuseWriting(): Promise<never> {
  throw new Error('policy lines are not written through Casbin');
}

function fill(model: Model, section: 'p' | 'g', lines: readonly (readonly string[])[]): void {
  const assertion = model.model.get(section)?.get(section);
  if (!assertion) throw new Error(`the Casbin model has no section ${section}`);
  for (const line of lines) assertion.policy.push([...line]);
}

/** An enforcer over exactly these lines. */
export function enforcerOf(lines: Partial<PolicyLines>): Promise<Enforcer> {
  return newEnforcer(newModelFromString(MODEL_TEXT), new LinesAdapter(lines));
}
