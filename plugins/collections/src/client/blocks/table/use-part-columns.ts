import { type BlockPlace, useServices } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import { plainText } from '../../data/model/data-collection';
import { NO_PARTS, type PartColumn } from '../../data/model/part-column';
import { slotId } from '../settings/part-settings';
import type { TableColumn } from './table-settings';

export interface PartColumnsOptions {
  readonly place: BlockPlace;
  readonly collection: string;
  /** Where the collection is. */
  readonly dataSource: string;
  readonly primaryKey: string;
  readonly columns: readonly TableColumn[];
}

/** The columns of other plugins, ready to be shown; those whose plugin is off are left out. The same list as long as they are the same. */
export function usePartColumns({ place, collection, dataSource, primaryKey, columns }: PartColumnsOptions): readonly PartColumn[] {
  const services = useServices();
  const wanted = JSON.stringify(columns);
  return useMemo(() => {
    const known = services.slotParts('record-cell');
    const parts = (JSON.parse(wanted) as readonly TableColumn[]).flatMap((column, position): readonly PartColumn[] => {
      const part = typeof column === 'string' ? undefined : known.find(({ id }) => id === slotId(column.kind));
      if (part === undefined || typeof column === 'string') return [];
      const { title, settings } = column;
      const shownTitle = title === '' ? (part.title ?? column.kind) : title;
      const show: PartColumn['show'] = (record, index) =>
        part.show({ settings, place, collection, dataSource, record, recordKey: plainText(record[primaryKey]), index });
      return [{ id: `${position}`, title: shownTitle, position, show }];
    });
    return parts.length === 0 ? NO_PARTS : parts;
  }, [services, wanted, place, collection, dataSource, primaryKey]);
}
