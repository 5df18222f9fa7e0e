import type { BlockPlace } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { use } from 'react';
import { variableIn } from '../../data/filter/filter-variables';
import { type DataCollection, type DataField, findField } from '../../data/model/data-collection';
import { CollectionsContext } from '../../data/model/use-collections';
import { toDraft } from '../../data/values/draft';
import { recordBlocks } from '../place/board-blocks';
import { askOperators, askedField, targetsOf } from './asked-fields';
import type { Answered } from './block-filters';
import type { FilterAsk } from './filter-settings';

/** A question of a filter form as it is shown. */
export interface AskedQuestion extends Omit<Answered, 'drafts'> {
  /** Called as the form calls it. */
  readonly field: DataField;
  /** What stands there at first. */
  begin(valueOf: (name: string) => JsonValue | undefined): readonly string[];
}

/** The questions the viewer may ask, each with the fields of the blocks it is about. */
export function useQuestions(place: BlockPlace, asks: readonly FilterAsk[]): readonly AskedQuestion[] {
  const all = use(CollectionsContext);
  return asks.flatMap((ask, index): readonly AskedQuestion[] => {
    const collection = all.find(({ name }) => name === ask.collection);
    const field = askedField(ask, collection);
    if (collection === undefined || field === undefined) return [];
    const offered = askOperators(collection, field);
    const operator = ask.operator !== undefined && offered.includes(ask.operator) ? ask.operator : (offered[0] ?? '$eq');
    const shown = ask.label === '' ? field : { ...field, title: ask.label };
    return [
      {
        id: String(index),
        field: shown,
        operator,
        targets: knownTargets(ask, place, all),
        begin: (valueOf) => beginOf(ask, field, valueOf),
      },
    ];
  });
}

function knownTargets(ask: FilterAsk, { board, block: own }: BlockPlace, all: readonly DataCollection[]): Answered['targets'] {
  const blocks = recordBlocks(board, own);
  return targetsOf(ask, board, own).flatMap(({ block, field }) => {
    const name = blocks.find(({ key }) => key === block)?.collection;
    const collection = all.find((one) => one.name === name);
    return collection === undefined || findField(collection, field) === undefined ? [] : [{ block, field, collection }];
  });
}

function beginOf({ initial }: FilterAsk, field: DataField, valueOf: (name: string) => JsonValue | undefined): readonly string[] {
  const name = variableIn(initial);
  const draft = name === undefined ? initial : toDraft(field, valueOf(name));
  return draft === '' ? [] : [draft];
}
