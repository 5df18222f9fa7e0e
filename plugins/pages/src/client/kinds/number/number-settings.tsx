import { Loaded } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import type { BlockSettingsProps } from '../block-properties';
import { readConditions } from '../conditions/condition';
import { ConditionsForm } from '../conditions/conditions-form';
import { fieldPaths } from '../fields/field-types';
import { useReadable } from '../fields/use-readable';
import { MeasureForm } from './measure-form';
import { readNumberSettings } from './number-query';

export default function NumberSettings(props: BlockSettingsProps): ReactNode {
  const { settings, onChange } = props;
  const { collection } = readNumberSettings(settings);
  return (
    <Loaded query={useReadable()}>
      {(collections) => (
        <Flex vertical gap="small">
          <MeasureForm {...props} collections={collections} />
          <ConditionsForm
            conditions={readConditions(settings['conditions'])}
            fields={fieldPaths(
              collections.find(({ name }) => name === collection),
              collections,
            )}
            onChange={(conditions) => onChange({ ...settings, conditions: conditions.map((one) => ({ ...one })) })}
          />
        </Flex>
      )}
    </Loaded>
  );
}
