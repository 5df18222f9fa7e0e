import { useT } from '@mortise/plugin-api/client';
import { Flex } from 'antd';
import { type ReactNode, useId } from 'react';
import { ConditionValue } from '../../data/filter/condition-value';
import { FilterVariablesContext } from '../../data/filter/filter-variables';
import type { DataField } from '../../data/model/data-field';
import { kindOf } from '../../data/model/field-kind';
import type { FieldItem } from '../settings/field-items';
import { SwitchSetting } from '../settings/labeled';
import { useFilterVariables } from '../settings/use-filter-variables';
import type { FormSettings } from './form-settings';

export interface FieldRulesProps {
  readonly mode: FormSettings['mode'];
  readonly item: FieldItem;
  readonly field: DataField;
  onChange(item: FieldItem): void;
}

/** What a form asks of one field, and what it begins with. */
export function FieldRules({ mode, item, field, onChange }: FieldRulesProps): ReactNode {
  const t = useT();
  const id = useId();
  const variables = useFilterVariables();
  const usual = mode === 'create' ? (['required', 'readOnly', 'hidden'] as const) : (['required', 'readOnly'] as const);
  const flags = kindOf(field) === 'one' ? ([...usual, 'adding'] as const) : usual;
  return (
    <>
      {flags.map((name) => (
        <SwitchSetting
          key={name}
          label={t(`blocks.form.rules.${name}`)}
          value={item[name]}
          onChange={(value) => onChange({ ...item, [name]: value })}
        />
      ))}
      {mode === 'edit' ? null : (
        <FilterVariablesContext value={variables}>
          <Flex vertical gap={4} role="group" aria-labelledby={id}>
            <span id={id}>{t('blocks.form.rules.initial')}</span>
            <ConditionValue
              field={field}
              operator="$eq"
              drafts={item.initial === '' ? [] : [item.initial]}
              invalid={false}
              describedBy={id}
              onChange={([initial = '']) => onChange({ ...item, initial })}
            />
          </Flex>
        </FilterVariablesContext>
      )}
    </>
  );
}
