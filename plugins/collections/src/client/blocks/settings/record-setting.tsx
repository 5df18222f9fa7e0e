import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { DataCollection } from '../../data/model/data-collection';
import { RelationPicker } from '../../data/values/relation-picker';
import { ChoiceSetting, Labeled } from './labeled';

export interface RecordSettingProps {
  readonly collection: DataCollection;
  readonly source: string;
  /** Those the block knows. */
  readonly sources: readonly string[];
  /** Key of the record that is always shown. */
  readonly record: string;
  onChange(changes: JsonObject): void;
}

/** Which record a block is about. */
export function RecordSetting({ collection, source, sources, record, onChange }: RecordSettingProps): ReactNode {
  const t = useT();
  const target = { name: 'record', type: 'belongsTo', target: collection.name, targetKey: collection.primaryKey };
  return (
    <>
      <ChoiceSetting
        label={t('blocks.record.source')}
        value={source}
        options={sources.map((value) => ({ value, label: t(`blocks.record.sources.${value}`) }))}
        onChange={(next) => onChange({ source: next })}
      />
      {source === 'chosen' ? (
        <Labeled label={t('blocks.record.chosen')}>
          {(id) => (
            <RelationPicker
              id={id}
              field={target}
              values={record === '' ? [] : [record]}
              onChange={([key = '']) => onChange({ record: key })}
            />
          )}
        </Labeled>
      ) : null}
    </>
  );
}
