import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { Flex, Input } from 'antd';
import { type ReactNode, use, useId } from 'react';
import { ConditionValue } from '../../data/filter/condition-value';
import { FilterVariablesContext } from '../../data/filter/filter-variables';
import { operatorText } from '../../data/filter/operators';
import { type DataCollection, findField, titleOfField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { CollectionsContext } from '../../data/model/use-collections';
import { useSourceKey } from '../../source-key';
import { recordBlocks } from '../place/board-blocks';
import { ChoiceSetting, ChoicesSetting, Labeled, type SettingOption } from '../settings/labeled';
import { useBlockTitle } from '../settings/use-block-title';
import { useFilterVariables } from '../settings/use-filter-variables';
import { askOperators, comparableFields, targetsOf } from './asked-fields';
import type { AskOperator, FilterAsk, FilterTarget } from './filter-settings';

export interface AskSettingsProps {
  readonly place: BlockPlace;
  readonly ask: FilterAsk;
  onChange(ask: FilterAsk): void;
}

/** How one question is asked, and of which blocks. */
export function AskSettings(props: AskSettingsProps): ReactNode {
  const { ask, onChange } = props;
  const t = useT();
  const all = use(CollectionsContext);
  const collection = all.find(({ name }) => name === ask.collection);
  const field = collection && findField(collection, ask.field);
  if (collection === undefined || field === undefined) return null;
  const operators = askOperators(collection, field);
  return (
    <Flex vertical gap="small">
      <Labeled label={t('blocks.items.title')}>
        {(id) => (
          <Input
            id={id}
            value={ask.label}
            maxLength={100}
            placeholder={titleOfField(field)}
            onChange={({ target }) => onChange({ ...ask, label: target.value })}
          />
        )}
      </Labeled>
      <ChoiceSetting
        label={t('data.filter.operator')}
        value={ask.operator ?? operators[0] ?? ''}
        options={operators.map((value) => ({
          value,
          label: value === 'between' ? t('blocks.filter.between') : t(operatorText(value, field)),
        }))}
        onChange={(value) => onChange({ ...ask, operator: operators.find((one): one is AskOperator => one === value) })}
      />
      <Beginning {...props} field={field} />
      <TargetSetting {...props} collection={collection} field={field} />
    </Flex>
  );
}

function Beginning({ ask, field, onChange }: AskSettingsProps & { readonly field: DataField }): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <FilterVariablesContext value={useFilterVariables()}>
      <Flex vertical gap={4} role="group" aria-labelledby={id}>
        <span id={id}>{t('blocks.filter.initial')}</span>
        <ConditionValue
          field={field}
          operator="$eq"
          drafts={ask.initial === '' ? [] : [ask.initial]}
          invalid={false}
          describedBy={id}
          onChange={([initial = '']) => onChange({ ...ask, initial })}
        />
      </Flex>
    </FilterVariablesContext>
  );
}

interface TargetSettingProps extends AskSettingsProps {
  readonly collection: DataCollection;
  readonly field: DataField;
}

function TargetSetting({ place, ask, collection, field, onChange }: TargetSettingProps): ReactNode {
  const t = useT();
  const all = use(CollectionsContext);
  const titleOf = useBlockTitle();
  const blocks = recordBlocks(place, useSourceKey());
  const options = blocks.flatMap((block): readonly SettingOption[] => {
    const title = titleOf(block);
    if (block.collection === collection.name) return [{ value: textOf({ block: block.key, field: field.name }), label: title }];
    const other = all.find(({ name }) => name === block.collection);
    const fields = other === undefined ? [] : comparableFields(field, other);
    return fields.map((one) => ({ value: textOf({ block: block.key, field: one.name }), label: `${title}: ${titleOfField(one)}` }));
  });
  return (
    <ChoicesSetting
      label={t('blocks.filter.targets')}
      values={targetsOf(ask, blocks).map(textOf)}
      options={options}
      onChange={(values) => onChange({ ...ask, targets: values.map((value) => JSON.parse(value) as FilterTarget) })}
    />
  );
}

/** Always the same text for the same target. */
function textOf({ block, field }: FilterTarget): string {
  return JSON.stringify({ block, field });
}
