import type { CallOptions } from '../client-options';
import type { CollectionTypes } from '../types/schema';
import { type LinkVerb, changeLinks } from './links';
import { Records } from './records';

/** A key, or a key with values for the columns of the pair. */
export type LinkTo<Collection extends CollectionTypes> =
  Collection['key'] | readonly [Collection['key'], Readonly<Record<string, unknown>>];

/** The records of a relation to many that belong to one parent. `create` makes them belong to it; `destroy` removes them altogether. */
export class LinkedRecords<Schema, Collection extends CollectionTypes> extends Records<Schema, Collection> {
  /** Links records; those that are linked stay so. */
  add(links: Collection['key'] | readonly LinkTo<Collection>[], options: CallOptions = {}): Promise<void> {
    return this.#change('add', links, options);
  }

  /** Links these records and no others. */
  set(links: readonly LinkTo<Collection>[], options: CallOptions = {}): Promise<void> {
    return changeLinks(this.transport, { ...options, place: this.place, verb: 'set', links });
  }

  /** Ends links; the records stay. */
  remove(keys: Collection['key'] | readonly Collection['key'][], options: CallOptions = {}): Promise<void> {
    return this.#change('remove', keys, options);
  }

  /** Links those that are not linked, and ends the links of the others. Of relations that are kept in pairs only. */
  toggle(keys: Collection['key'] | readonly Collection['key'][], options: CallOptions = {}): Promise<void> {
    return this.#change('toggle', keys, options);
  }

  #change(verb: LinkVerb, given: Collection['key'] | readonly LinkTo<Collection>[], options: CallOptions): Promise<void> {
    const links: readonly unknown[] = Array.isArray(given) ? given : [given];
    return changeLinks(this.transport, { ...options, place: this.place, verb, links });
  }
}
