import type { Enforcer } from 'casbin';
import { enforcerOf } from './lines-adapter';
import { type PermissionLine, STRATEGY_RESOURCE } from './policy-line';

export interface LineQuestion {
  readonly dataSource: string;
  readonly resource: string;
  readonly action: string;
}

export type LineAnswer = { readonly effect: 'allow'; readonly grantId: string } | { readonly effect: 'deny' } | { readonly effect: 'none' };

/** One role's lines and the Casbin enforcer over them. */
export class RolePolicies {
  readonly #role: string;
  /** Undefined without lines: Casbin would compare the question with empty names then. */
  readonly #enforcer: Enforcer | undefined;
  readonly #entries: ReadonlySet<string>;

  constructor(role: string, enforcer: Enforcer | undefined, lines: readonly PermissionLine[]) {
    this.#role = role;
    this.#enforcer = enforcer;
    this.#entries = new Set(lines.filter((line) => line[2] !== STRATEGY_RESOURCE).map((line) => entryKey(line[1], line[2])));
  }

  static async load(role: string, lines: readonly PermissionLine[]): Promise<RolePolicies> {
    return new RolePolicies(role, lines.length > 0 ? await enforcerOf({ permissions: lines }) : undefined, lines);
  }

  /** True when the role has lines of its own for the resource, which replace its strategy there. */
  hasEntry(dataSource: string, resource: string): boolean {
    return this.#entries.has(entryKey(dataSource, resource));
  }

  async ask(question: LineQuestion): Promise<LineAnswer> {
    if (!this.#enforcer) return { effect: 'none' };
    const { dataSource, resource, action } = question;
    const [allowed, line] = await this.#enforcer.enforceEx(this.#role, dataSource, resource, action);
    if (allowed) return { effect: 'allow', grantId: line[5] ?? '' };
    return { effect: line.length > 0 ? 'deny' : 'none' };
  }
}

/** Names one resource of one data source, whatever characters the names have. */
export function entryKey(dataSource: string, resource: string): string {
  return JSON.stringify([dataSource, resource]);
}
