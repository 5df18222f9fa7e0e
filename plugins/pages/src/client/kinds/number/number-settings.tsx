import { Loaded } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import type { BlockSettingsProps } from '../block-properties';
import { readConditions } from '../conditions/condition';
import { ConditionsForm } from '../conditions/conditions-form';
import { fieldPaths } from '../fields/field-types';
import { writtenSource } from '../fields/read-source';
import { SourceChoice } from '../fields/source-choice';
import { useReadable } from '../fields/use-readable';
import { MeasureForm } from './measure-form';
import { readNumberSettings } from './number-query';

/** Of which records a number tells, and which number. Another data source begins anew. */
export default function NumberSettings(props: BlockSettingsProps): ReactNode {
  const { settings, onChange } = props;
  const { source, collection, aggregation } = readNumberSettings(settings);
  const readable = useReadable(source);
  return (
    <Flex vertical gap="small">
      <SourceChoice source={source} onChange={(next) => onChange({ ...writtenSource(next), aggregation })} />
      <Loaded query={readable}>
        {(collections) => (
          <>
            <MeasureForm {...props} collections={collections} />
            <ConditionsForm
              conditions={readConditions(settings['conditions'])}
              fields={fieldPaths(
                collections.find(({ name }) => name === collection),
                collections,
              )}
              onChange={(conditions) => onChange({ ...settings, conditions: conditions.map((one) => ({ ...one })) })}
            />
          </>
        )}
      </Loaded>
    </Flex>
  );
}
