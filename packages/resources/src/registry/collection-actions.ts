import { type ActionDefinition, type ActionDescription, EVERY_COLLECTION, STANDARD_ACTIONS } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Disposable, disposable } from '@mortise/shared';
import { type ResourceActions, resolveActions } from './resolve-actions';

interface Added {
  readonly owner: string;
  readonly definition: ActionDefinition;
}

/** What every collection offers that users have made: the standard actions and those that plugins add. */
export class CollectionActions {
  #added: ReadonlyMap<string, Added> = new Map();
  #described: readonly ActionDescription[] | undefined;
  /** By collection object, so that it goes when the collection changes; a new one when the actions do. */
  #known = new WeakMap<Collection, ResourceActions>();

  /** @throws AppError NAME_TAKEN, DEFINITION_INVALID */
  add(owner: string, name: string, definition: ActionDefinition): Disposable {
    if (this.#added.has(name) || STANDARD_ACTIONS.some((standard) => standard === name)) {
      throw new AppError('NAME_TAKEN', { what: 'action', name });
    }
    resolveActions({ name: EVERY_COLLECTION, actions: { [name]: definition } });
    this.#swap(new Map(this.#added).set(name, { owner, definition }));
    return disposable(() => this.#swap(new Map([...this.#added].filter(([other]) => other !== name))));
  }

  actionsOf(collection: Collection): ResourceActions {
    const known = this.#known.get(collection);
    if (known) return known;
    const uses = Object.fromEntries(STANDARD_ACTIONS.map((standard) => [standard, { standard }]));
    const more = Object.fromEntries([...this.#added].map(([name, { definition }]) => [name, definition]));
    const actions = resolveActions({ name: collection.name, collection: collection.name, actions: { ...uses, ...more } });
    this.#known.set(collection, actions);
    return actions;
  }

  /** What plugins have added; the same array until that changes. */
  describe(): readonly ActionDescription[] {
    return (this.#described ??= [...this.#added].map(([action, { owner, definition }]) => {
      const { permission, safe } = definition;
      return { owner, resource: EVERY_COLLECTION, action, permission, safe, definition };
    }));
  }

  #swap(added: ReadonlyMap<string, Added>): void {
    this.#added = added;
    this.#described = undefined;
    this.#known = new WeakMap();
  }
}
