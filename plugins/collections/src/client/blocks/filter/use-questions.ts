import type { BlockPlace } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { use } from 'react';
import { variableIn } from '../../data/filter/filter-variables';
import { type DataCollection, findField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { CollectionsContext } from '../../data/model/use-collections';
import { toDraft } from '../../data/values/draft';
import { useSourceKey } from '../../source-key';
import { type RecordBlock, recordBlocks } from '../place/board-blocks';
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
  const blocks = recordBlocks(place, useSourceKey());
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
        targets: knownTargets(ask, blocks, all),
        begin: (valueOf) => beginOf(ask, field, valueOf),
      },
    ];
  });
}

function knownTargets(ask: FilterAsk, blocks: readonly RecordBlock[], all: readonly DataCollection[]): Answered['targets'] {
  return targetsOf(ask, blocks).flatMap(({ block, field }) => {
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
