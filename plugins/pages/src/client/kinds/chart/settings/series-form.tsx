import { useT } from '@mortise/plugin-api/client';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { Choice } from '../../fields/choice';
import { readChartSettings } from '../read-chart';
import type { FieldsFormProps } from './group-form';

/** What makes a series each, and how they stand beside each other. */
export function SeriesForm({ settings, onChange, fields }: FieldsFormProps): ReactNode {
  const t = useT();
  const { measures, dimension, seriesBy, isStacked } = readChartSettings(settings);
  const { seriesBy: _seriesBy, ...rest } = settings;
  const isSingle = measures.length === 1;
  return (
    <>
      {isSingle ? (
        <Choice
          label={t('chart.seriesBy')}
          value={seriesBy}
          placeholder={t('chart.oneSeries')}
          options={fields.filter(({ path }) => path !== dimension).map(({ path, title }) => ({ value: path, label: title }))}
          onClear={() => onChange(rest)}
          onChange={(next) => onChange({ ...settings, seriesBy: next })}
        />
      ) : null}
      {isSingle && seriesBy === undefined ? null : (
        <Checkbox checked={isStacked} onChange={({ target }) => onChange({ ...settings, isStacked: target.checked })}>
          {t('chart.stacked')}
        </Checkbox>
      )}
    </>
  );
}
