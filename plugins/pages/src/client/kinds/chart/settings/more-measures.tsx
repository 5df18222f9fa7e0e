import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { AGGREGATIONS, MOST_MORE_MEASURES } from '../../../../contract';
import type { BlockSettingsProps } from '../../block-properties';
import { Choice } from '../../fields/choice';
import { sortOf, titleOf } from '../../fields/field-types';
import type { ReadableCollection } from '../../fields/use-readable';
import { type ChartMeasure, readMoreMeasures } from '../read-chart';

export interface MoreMeasuresProps extends BlockSettingsProps {
  readonly collection: ReadableCollection | undefined;
}

/** Further numbers of each group, a series each. */
export function MoreMeasures({ settings, onChange, collection }: MoreMeasuresProps): ReactNode {
  const t = useT();
  const measures = readMoreMeasures(settings['moreMeasures']);
  const set = (next: readonly ChartMeasure[]): void => onChange({ ...settings, moreMeasures: next.map(storedOf) });
  if (collection === undefined) return null;
  return (
    <>
      {measures.map((measure, at) => (
        <MeasureRow
          // A measure is nothing but its place.
          key={at}
          name={t('chart.measureAt', { number: at + 2 })}
          measure={measure}
          collection={collection}
          onChange={(next) => set(measures.with(at, next))}
          onRemove={() => set(measures.toSpliced(at, 1))}
        />
      ))}
      {measures.length < MOST_MORE_MEASURES ? (
        <Button icon={<PlusOutlined />} onClick={() => set([...measures, { aggregation: 'count', field: undefined }])}>
          {t('chart.addMeasure')}
        </Button>
      ) : null}
    </>
  );
}

function storedOf({ aggregation, field }: ChartMeasure): { aggregation: string; field?: string } {
  return { aggregation, ...(field === undefined ? {} : { field }) };
}

interface MeasureRowProps {
  readonly name: string;
  readonly measure: ChartMeasure;
  readonly collection: ReadableCollection;
  onChange(measure: ChartMeasure): void;
  onRemove(): void;
}

function MeasureRow({ name, measure: { aggregation, field }, collection, onChange, onRemove }: MeasureRowProps): ReactNode {
  const t = useT();
  const numbers = collection.fields.filter((one) => sortOf(one) === 'number');
  return (
    <Flex role="group" aria-label={name} gap="small" align="end" wrap>
      <Choice
        label={name}
        value={aggregation}
        options={AGGREGATIONS.map((value) => ({ value, label: t(`kinds.aggregations.${value}`) }))}
        onChange={(next) => onChange({ aggregation: next as ChartMeasure['aggregation'], field })}
      />
      {aggregation === 'count' ? null : (
        <Choice
          label={t('kinds.field')}
          value={field}
          options={numbers.map((one) => ({ value: one.name, label: titleOf(one) }))}
          onChange={(next) => onChange({ aggregation, field: next })}
        />
      )}
      <Button icon={<DeleteOutlined />} aria-label={t('chart.removeMeasure', { name })} onClick={onRemove} />
    </Flex>
  );
}
