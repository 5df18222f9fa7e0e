import { useT } from '@mortise/plugin-api/client';
import { Flex, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { CHART_PERIODS, MOST_GROUPS } from '../../../../contract';
import type { BlockSettingsProps } from '../../block-properties';
import { Choice } from '../../fields/choice';
import { type FieldPath, sortOf } from '../../fields/field-types';
import { readChartSettings } from '../read-chart';

export interface FieldsFormProps extends BlockSettingsProps {
  readonly fields: readonly FieldPath[];
}

/** What the records are grouped by, and how many groups there are at most. */
export function GroupForm({ settings, onChange, fields }: FieldsFormProps): ReactNode {
  const t = useT();
  const id = useId();
  const { dimension, period, groups } = readChartSettings(settings);
  const isDate = (path: string): boolean => fields.some((one) => one.path === path && sortOf(one.field) === 'date');
  const { period: _period, ...rest } = settings;
  return (
    <>
      <Choice
        label={t('chart.dimension')}
        value={dimension}
        options={fields.map(({ path, title }) => ({ value: path, label: title }))}
        onChange={(next) => onChange({ ...rest, dimension: next, ...(isDate(next) ? { period: 'YYYY-MM' } : {}) })}
      />
      {dimension !== undefined && isDate(dimension) ? (
        <Choice
          label={t('chart.period')}
          value={period}
          options={CHART_PERIODS.map((value, at) => ({ value, label: t(`chart.periods.${PERIOD_NAMES[at] ?? ''}`) }))}
          onChange={(next) => onChange({ ...settings, period: next })}
        />
      ) : null}
      <Flex vertical>
        <label htmlFor={id}>{t('chart.groups')}</label>
        <InputNumber
          id={id}
          value={groups}
          min={1}
          max={MOST_GROUPS}
          precision={0}
          style={{ width: '100%' }}
          onChange={(next) => onChange({ ...settings, groups: next })}
        />
      </Flex>
    </>
  );
}

/** In the order of the formats. */
const PERIOD_NAMES = ['day', 'week', 'month', 'quarter', 'year'] as const;
