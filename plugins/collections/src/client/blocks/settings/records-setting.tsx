import type { JsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { DataCollection } from '../../data/model/data-collection';
import { PageSizeSetting } from './page-size-setting';
import { ScopeSetting } from './scope-setting';
import { SortSetting } from './sort-setting';

export interface RecordsSettingProps {
  readonly collection: DataCollection;
  /** Of the block. */
  readonly settings: JsonObject;
  readonly filter: JsonObject | undefined;
  readonly sort: readonly string[];
  /** Absent where records do not come in pages. */
  readonly pageSize?: number;
  onChange(settings: JsonObject): void;
}

/** Which records of its collection a block shows, in which order, and how many at a time. */
export function RecordsSetting({ collection, settings, filter, sort, pageSize, onChange }: RecordsSettingProps): ReactNode {
  const { filter: _before, ...unfiltered } = settings;
  return (
    <>
      <ScopeSetting
        collection={collection}
        filter={filter}
        onChange={(next) => onChange(next === undefined ? unfiltered : { ...settings, filter: next })}
      />
      <SortSetting collection={collection} sort={sort} onChange={(next) => onChange({ ...settings, sort: next })} />
      {pageSize === undefined ? null : (
        <PageSizeSetting collection={collection} pageSize={pageSize} onChange={(next) => onChange({ ...settings, pageSize: next })} />
      )}
    </>
  );
}
