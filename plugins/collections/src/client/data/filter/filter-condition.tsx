import { DeleteOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { type DataCollection, findField, titleOfField } from '../model/data-collection';
import type { DraftFault } from '../values/draft';
import { SearchSelect } from '../values/search-select';
import { ConditionValue } from './condition-value';
import type { FilterCondition } from './filter-tree';
import { type FilterOperator, filterFields, operatorText, operatorsFor, takesNoValue } from './operators';

export interface FilterConditionProps {
  readonly collection: DataCollection;
  readonly condition: FilterCondition;
  readonly fault: DraftFault | undefined;
  /** `undefined` takes it out. */
  onChange(condition: FilterCondition | undefined): void;
}

/** Field, operator, value. */
export function FilterConditionEditor(props: FilterConditionProps): ReactNode {
  const { collection, condition, fault, onChange } = props;
  const t = useT();
  const field = findField(collection, condition.field);
  const describedBy = useId();
  return (
    <div role="group" aria-label={t('data.filter.condition', { title: field === undefined ? condition.field : titleOfField(field) })}>
      <Flex wrap gap="small" align="flex-start">
        <FieldSelect {...props} />
        <OperatorSelect {...props} />
        <div style={{ flex: '1 1 180px', minWidth: 0 }}>
          {field === undefined || takesNoValue(condition.operator) ? null : (
            <ConditionValue
              field={field}
              operator={condition.operator}
              drafts={condition.drafts}
              invalid={fault !== undefined}
              describedBy={describedBy}
              onChange={(drafts) => onChange({ ...condition, drafts })}
            />
          )}
          <Typography.Text id={describedBy} type="danger" role="alert">
            {fault === undefined ? null : t(`data.faults.${fault}`)}
          </Typography.Text>
        </div>
        <Button icon={<DeleteOutlined />} aria-label={t('data.filter.removeCondition')} onClick={() => onChange(undefined)} />
      </Flex>
    </div>
  );
}

function FieldSelect({ collection, condition, onChange }: FilterConditionProps): ReactNode {
  const t = useT();
  const choose = (name: string): void => {
    const field = findField(collection, name);
    const operators = field === undefined ? [] : operatorsFor(collection, field);
    const operator = operators.includes(condition.operator) ? condition.operator : (operators[0] ?? '$eq');
    onChange({ ...condition, field: name, operator, drafts: [] });
  };
  return (
    <SearchSelect
      value={condition.field}
      aria-label={t('data.filter.field')}
      style={{ flex: '1 1 150px', minWidth: 130 }}
      options={filterFields(collection).map((field) => ({ value: field.name, label: titleOfField(field) }))}
      onChange={choose}
    />
  );
}

function OperatorSelect({ collection, condition, onChange }: FilterConditionProps): ReactNode {
  const t = useT();
  const field = findField(collection, condition.field);
  const offered = field === undefined ? [] : operatorsFor(collection, field);
  const operators = offered.includes(condition.operator) ? offered : [...offered, condition.operator];
  return (
    <Select
      value={condition.operator}
      aria-label={t('data.filter.operator')}
      style={{ flex: '1 1 130px', minWidth: 120 }}
      options={operators.map((operator) => ({ value: operator, label: t(operatorText(operator, field)) }))}
      onChange={(operator: FilterOperator) => onChange({ ...condition, operator })}
    />
  );
}
