import { chosenColumns } from '../../data/model/columns';
import { type DataCollection, tableFields, titleField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { kindOf } from '../../data/model/field-kind';
import type { CardsSettings } from './cards-settings';

/** What a card is made of, as far as the viewer may see it. */
export interface CardFields {
  readonly title: DataField | undefined;
  readonly lines: readonly DataField[];
  readonly picture: DataField | undefined;
  readonly color: DataField | undefined;
}

const USUAL_LINES = 3;

export function cardFields(
  collection: DataCollection,
  settings: Pick<CardsSettings, 'title' | 'fields' | 'picture' | 'color'>,
): CardFields {
  const all = tableFields(collection);
  const find = (name: string): DataField | undefined => all.find((field) => field.name === name);
  const title = find(settings.title) ?? find(titleField(collection));
  const picture = find(settings.picture);
  const chosen = settings.fields.flatMap((name) => find(name) ?? []);
  const usual = chosenColumns(collection, undefined, { narrow: false }).filter((field) => field !== title && field !== picture);
  return { title, lines: chosen.length > 0 ? chosen : usual.slice(0, USUAL_LINES), picture, color: find(settings.color) };
}

/** Fields that may hold the address of a picture. */
export function pictureFields(collection: DataCollection): readonly DataField[] {
  return tableFields(collection).filter((field) => kindOf(field) === 'url');
}

/** Fields whose values have colours. */
export function colorFields(collection: DataCollection): readonly DataField[] {
  return tableFields(collection).filter(
    (field) => kindOf(field) === 'color' || (kindOf(field) === 'choice' && field.enum?.some(({ color }) => color !== undefined)),
  );
}
