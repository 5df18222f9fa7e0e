import { useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import type { BlockSettingsProps } from '../block-properties';
import { Choice } from '../fields/choice';
import { sortOf, titleOf } from '../fields/field-types';
import { writtenSource } from '../fields/read-source';
import type { ReadableCollection } from '../fields/use-readable';
import { AGGREGATIONS } from '../../../contract';
import { readNumberSettings } from './number-query';

export interface MeasureFormProps extends BlockSettingsProps {
  readonly collections: readonly ReadableCollection[];
}

/** Of which collection, and which number: what numbers and charts have in common. Another collection begins anew. */
export function MeasureForm({ settings, onChange, collections }: MeasureFormProps): ReactNode {
  const t = useT();
  const { source, collection, aggregation, field } = readNumberSettings(settings);
  const fields = collections.find(({ name }) => name === collection)?.fields.filter((one) => sortOf(one) === 'number') ?? [];
  return (
    <>
      <Choice
        label={t('kinds.collection')}
        value={collection}
        options={collections.map((one) => ({ value: one.name, label: titleOf(one) }))}
        onChange={(next) => onChange({ ...writtenSource(source), collection: next, aggregation })}
      />
      <Choice
        label={t('kinds.aggregation')}
        value={aggregation}
        options={AGGREGATIONS.map((value) => ({ value, label: t(`kinds.aggregations.${value}`) }))}
        onChange={(next) => onChange({ ...settings, aggregation: next })}
      />
      {aggregation === 'count' ? null : (
        <Choice
          label={t('kinds.field')}
          value={field}
          options={fields.map((one) => ({ value: one.name, label: titleOf(one) }))}
          onChange={(next) => onChange({ ...settings, field: next })}
        />
      )}
    </>
  );
}
