import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Loaded } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { CHART_SHAPES } from '../../../contract';
import type { BlockSettingsProps } from '../block-properties';
import { readConditions } from '../conditions/condition';
import { ConditionsForm } from '../conditions/conditions-form';
import { Choice } from '../fields/choice';
import { fieldPaths } from '../fields/field-types';
import { writtenSource } from '../fields/read-source';
import { SourceChoice } from '../fields/source-choice';
import { type ReadableCollection, useReadable } from '../fields/use-readable';
import { MeasureForm } from '../number/measure-form';
import { readChartSettings } from './read-chart';
import { FormatForm } from './settings/format-form';
import { GroupForm } from './settings/group-form';
import { MoreMeasures } from './settings/more-measures';
import { OptionForm } from './settings/option-form';
import { SeriesForm } from './settings/series-form';

/** What a chart shows of which records, and how. Another data source begins anew. */
export default function ChartSettings(props: BlockSettingsProps & { readonly place: BlockPlace }): ReactNode {
  const { settings, onChange } = props;
  const { source, shape } = readChartSettings(settings);
  const readable = useReadable(source);
  // What the form does not know, and what is not about the collection, outlives another choice of collection.
  const { option, grants } = settings;
  const kept = { shape, ...(option === undefined ? {} : { option }), ...(grants === undefined ? {} : { grants }) };
  return (
    <Flex vertical gap="small">
      <SourceChoice source={source} onChange={(next) => onChange({ ...kept, ...writtenSource(next) })} />
      <Loaded query={readable}>{(collections) => <ChosenChart {...props} kept={kept} collections={collections} />}</Loaded>
    </Flex>
  );
}

interface ChosenChartProps extends BlockSettingsProps {
  readonly place: BlockPlace;
  /** Of the settings, when another collection is chosen. */
  readonly kept: JsonObject;
  readonly collections: readonly ReadableCollection[];
}

function ChosenChart({ kept, collections, ...props }: ChosenChartProps): ReactNode {
  const t = useT();
  const { settings, onChange } = props;
  const { shape, collection } = readChartSettings(settings);
  const own = collections.find(({ name }) => name === collection);
  const fields = fieldPaths(own, collections);
  return (
    <>
      <Choice
        label={t('chart.shape')}
        value={shape}
        options={CHART_SHAPES.map((value) => ({ value, label: t(`chart.shapes.${value}`) }))}
        onChange={(next) => onChange({ ...settings, shape: next })}
      />
      <MeasureForm {...props} onChange={(next) => onChange({ ...kept, ...next })} collections={collections} />
      {shape === 'pie' ? null : <MoreMeasures {...props} collection={own} />}
      <GroupForm {...props} fields={fields} />
      {shape === 'pie' ? null : <SeriesForm {...props} fields={fields} />}
      <FormatForm {...props} />
      <ConditionsForm
        conditions={readConditions(settings['conditions'])}
        fields={fields}
        onChange={(conditions) => onChange({ ...settings, conditions: conditions.map((one) => ({ ...one })) })}
      />
      <OptionForm {...props} />
    </>
  );
}
