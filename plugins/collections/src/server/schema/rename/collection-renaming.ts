import type { JsonObject } from '@mortise/shared';
import type { CollectionSettings, FieldSettings, StoredCollection, StoredField } from '../../definitions/stored-definition';
import { type Changes, type Renaming, withChanges } from './renaming';

type Text = string | undefined;

/** Another name for a collection: relations lead to it and through it, keys refer to it. */
export class CollectionRenaming implements Renaming {
  readonly #from: string;
  readonly #to: string;

  constructor(from: string, to: string) {
    this.#from = from;
    this.#to = to;
  }

  collection<Name extends Text>(name: Name): Name | string {
    return name === this.#from ? this.#to : name;
  }

  settings({ settings }: StoredField): Changes<FieldSettings> {
    const { references } = settings;
    return {
      target: this.collection(settings.target),
      through: this.collection(settings.through),
      references: references && withChanges(references, { target: this.collection(references.target) }),
      generatedBy: this.#bringer(settings.generatedBy),
    };
  }

  collectionSettings({ settings }: StoredCollection): Changes<CollectionSettings> {
    return { generatedBy: this.#bringer(settings.generatedBy) };
  }

  field({ name }: StoredField): string {
    return name;
  }

  options({ options }: StoredField): JsonObject {
    return options;
  }

  collectionOptions({ options }: StoredCollection): JsonObject {
    return options;
  }

  /** `<collection>.<field>` */
  #bringer(place: Text): Text {
    return place?.startsWith(`${this.#from}.`) ? `${this.#to}${place.slice(this.#from.length)}` : place;
  }
}
