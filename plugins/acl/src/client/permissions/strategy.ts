import { ALL_ACTIONS, ALL_ROWS, type GrantableCollection, type Grant, type Level, type RowScope, hasRows } from './rights';
import { holdsSnippet } from '../administration/snippet-patterns';

const OWN = ':own';

/** What a role may do where it has no rules of its own. */
export interface RoleDefaults {
  /** `view`, `view:own`, or `*` for everything: on collections made by users. */
  readonly strategy: readonly string[];
  /** Patterns of administrative rights; they open collections of plugins. */
  readonly snippets: readonly string[];
}

export type StrategyLevel = Exclude<Level, 'custom'>;

export function strategyLevel(strategy: readonly string[], action: string): StrategyLevel {
  if (strategy.includes('*') || strategy.includes(action)) return 'all';
  return strategy.includes(action + OWN) ? 'own' : 'none';
}

/** The strategy with another level for one action; what it says about others stays. */
export function withStrategyLevel(strategy: readonly string[], action: string, level: StrategyLevel): readonly string[] {
  const spelled = strategy.includes('*') ? [...ALL_ACTIONS] : strategy;
  const others = spelled.filter((name) => name !== action && name !== action + OWN);
  if (level === 'none') return others;
  return [...others, level === 'own' && hasRows(action) ? action + OWN : action];
}

export function sameStrategy(a: readonly string[], b: readonly string[]): boolean {
  return ALL_ACTIONS.every((action) => strategyLevel(a, action) === strategyLevel(b, action));
}

/** What counts for a collection without rules of its own. */
export function defaultLevel(collection: GrantableCollection, action: string, { strategy, snippets }: RoleDefaults): StrategyLevel {
  if (collection.plugin !== null) return holdsSnippet(snippets, `pm.${collection.plugin}`) ? 'all' : 'none';
  const level = strategyLevel(strategy, action);
  // The server allows nothing where nobody owns anything.
  return level === 'own' && !collection.ownable ? 'none' : level;
}

/** The defaults written out as rules, so that changing one action of a collection leaves the others as they were. */
export function defaultEntry(collection: GrantableCollection, defaults: RoleDefaults, own: RowScope | undefined): readonly Grant[] {
  return ALL_ACTIONS.flatMap((action): readonly Grant[] => {
    const level = defaultLevel(collection, action, defaults);
    const scope = level === 'own' ? own : ALL_ROWS;
    return level === 'none' || scope === undefined ? [] : [{ action, fields: undefined, scope }];
  });
}
