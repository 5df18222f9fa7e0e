import { MAIN_SOURCE, type ListParams, useSlotParts } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { useSourceKey } from '../../source-key';
import { type DataCollection, titleOfCollection, titleOfField } from '../model/data-collection';

export interface DataActionsProps {
  readonly collection: DataCollection;
  readonly params: ListParams;
}

/** What other plugins offer to do with the records of a collection. */
export function DataActions({ collection, params }: DataActionsProps): ReactNode {
  const parts = useSlotParts('data-action');
  const { actions, fields, name } = collection;
  const place = {
    collection: name,
    dataSource: useSourceKey() ?? MAIN_SOURCE,
    title: titleOfCollection(collection),
    view: actions.view === undefined ? undefined : params,
    mayCreate: actions.create !== undefined,
    fields: fields.filter(({ readOnly }) => readOnly !== true).map((field) => ({ name: field.name, title: titleOfField(field) })),
  };
  return <>{parts.map(({ show }) => show(place))}</>;
}
