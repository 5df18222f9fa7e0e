import type { ViewShape } from '../../definitions';
import type { FilterVariable } from '../../data/filter/filter-variables';
import { readFilterTree } from '../../data/filter/read-filter';
import type { DataCollection } from '../../data/model/data-collection';
import { fieldChoices } from './view-values';

/** A part of a query the form cannot show, and would lose or hide. */
export interface ViewObstacle {
  readonly what: 'collection' | 'filter' | 'column';
  /** Of the collection or column. */
  readonly name: string;
}

/** What the viewer knows of the collection a view reads; undefined where they may not see its records. */
export interface ViewSource {
  readonly collection: DataCollection | undefined;
  readonly all: readonly DataCollection[];
  /** What the form has words for besides values. */
  readonly variables?: readonly FilterVariable[];
}

/** Why a stored query cannot be changed in the form; undefined where it can. */
export function viewObstacle(
  { collection: name, filter, columns }: ViewShape,
  { collection, all, variables }: ViewSource,
): ViewObstacle | undefined {
  if (collection?.actions.view === undefined) return { what: 'collection', name };
  const offered = new Set(fieldChoices(collection, all).map(({ value }) => value));
  const column = columns.find(({ field }) => field !== undefined && !offered.has(field));
  if (column !== undefined) return { what: 'column', name: column.name };
  return readFilterTree(collection, filter, variables) === undefined ? { what: 'filter', name } : undefined;
}
