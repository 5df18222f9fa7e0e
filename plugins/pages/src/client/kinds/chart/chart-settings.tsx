import { useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Flex, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import type { BlockSettingsProps } from '../block-properties';
import { readConditions } from '../conditions/condition';
import { ConditionsForm } from '../conditions/conditions-form';
import { Choice } from '../fields/choice';
import { type FieldPath, fieldPaths, sortOf } from '../fields/field-types';
import { useReadable } from '../fields/use-readable';
import { MeasureForm } from '../number/measure-form';
import { CHART_PERIODS, CHART_SHAPES, MOST_GROUPS, readChartSettings } from './chart-query';

export default function ChartSettings(props: BlockSettingsProps): ReactNode {
  const t = useT();
  const { settings, onChange } = props;
  const { shape, collection } = readChartSettings(settings);
  return (
    <Loaded query={useReadable()}>
      {(collections) => {
        const fields = fieldPaths(
          collections.find(({ name }) => name === collection),
          collections,
        );
        return (
          <Flex vertical gap="small">
            <Choice
              label={t('chart.shape')}
              value={shape}
              options={CHART_SHAPES.map((value) => ({ value, label: t(`chart.shapes.${value}`) }))}
              onChange={(next) => onChange({ ...settings, shape: next })}
            />
            <MeasureForm {...props} onChange={(next) => onChange({ shape, ...next })} collections={collections} />
            <GroupForm {...props} fields={fields} />
            <ConditionsForm
              conditions={readConditions(settings['conditions'])}
              fields={fields}
              onChange={(conditions) => onChange({ ...settings, conditions: conditions.map((one) => ({ ...one })) })}
            />
          </Flex>
        );
      }}
    </Loaded>
  );
}

/** What the records are grouped by, and how many groups there are at most. */
function GroupForm({ settings, onChange, fields }: BlockSettingsProps & { readonly fields: readonly FieldPath[] }): ReactNode {
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
