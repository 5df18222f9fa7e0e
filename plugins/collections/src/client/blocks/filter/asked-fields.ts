import type { BlockPlace } from '@mortise/plugin-api/client';
import { filterFields, operatorsFor } from '../../data/filter/operators';
import { type DataCollection, findField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { isText, kindOf } from '../../data/model/field-kind';
import { type RecordBlock, recordBlocks } from '../place/board-blocks';
import { ASK_OPERATORS, type AskOperator, type FilterAsk, type FilterTarget } from './filter-settings';

const USUAL_COUNT = 3;
const QUICKLY_ASKED = new Set(['choice', 'boolean', 'date', 'one']);

/** How a field can be asked for; what suits it best comes first. */
export function askOperators(collection: DataCollection, field: DataField): readonly AskOperator[] {
  const known: ReadonlySet<string> = new Set(operatorsFor(collection, field));
  const isRange = known.has('$gte') && known.has('$lte');
  const all = ASK_OPERATORS.filter((operator) => (operator === 'between' ? isRange : known.has(operator)));
  const kind = kindOf(field);
  const best = kind === 'choice' || kind === 'one' ? '$in' : isText(kind) ? '$includes' : 'between';
  return all.toSorted((a, b) => Number(b === best) - Number(a === best));
}

/** What a form asks when its author has chosen nothing: what is asked for most, of what the page shows first. */
export function usualAsks(place: BlockPlace, source: string | undefined, all: readonly DataCollection[]): readonly FilterAsk[] {
  const [block] = recordBlocks(place, source);
  const collection = all.find(({ name }) => name === block?.collection);
  if (collection === undefined) return [];
  const [title, ...others] = filterFields(collection);
  const quick = others.filter((field) => QUICKLY_ASKED.has(kindOf(field)) && field.readOnly !== true);
  return [title, ...quick]
    .filter((field) => field !== undefined)
    .slice(0, USUAL_COUNT)
    .map(({ name }) => newAsk(collection.name, name));
}

export function newAsk(collection: string, field: string): FilterAsk {
  return { collection, field, operator: undefined, label: '', initial: '', targets: undefined };
}

/** What a question is about: where its author said nothing, the same field of every block about the collection. `blocks` are those that may be asked. */
export function targetsOf({ collection, field, targets }: FilterAsk, blocks: readonly RecordBlock[]): readonly FilterTarget[] {
  if (targets !== undefined) return targets.filter(({ block }) => blocks.some(({ key }) => key === block));
  return blocks.filter((block) => block.collection === collection).map(({ key }) => ({ block: key, field }));
}

/** The fields of another block whose values can be compared with those of a field. */
export function comparableFields(field: DataField, collection: DataCollection): readonly DataField[] {
  const kind = kindOf(field);
  return filterFields(collection).filter((other) => {
    const isAlike = kindOf(other) === kind || (isText(kind) && isText(kindOf(other)));
    return isAlike && other.target === field.target;
  });
}

/** The field a question is about, as far as the viewer may ask for it. */
export function askedField({ field }: FilterAsk, collection: DataCollection | undefined): DataField | undefined {
  const found = collection === undefined ? undefined : findField(collection, field);
  return collection !== undefined && found !== undefined && filterFields(collection).includes(found) ? found : undefined;
}
