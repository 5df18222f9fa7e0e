import { DeleteOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Select } from 'antd';
import type { ReactNode } from 'react';
import type { GrantableField } from '../acl-queries';
import { type Condition, type ConditionOperator, needsValue, operatorsOf } from './conditions';
import { ConditionValue } from './condition-value';

export interface ConditionLineProps {
  readonly columns: readonly GrantableField[];
  readonly condition: Condition;
  /** From 1, for people who cannot see which line a control belongs to. */
  readonly place: number;
  onChange(condition: Condition): void;
  onRemove(): void;
}

export function ConditionLine({ columns, condition, place, onChange, onRemove }: ConditionLineProps): ReactNode {
  const t = useT();
  const column = columns.find(({ name }) => name === condition.field);
  const operators = operatorsOf(column?.type ?? '').map((operator) => ({ value: operator, label: t(`operators.${operator.slice(1)}`) }));
  const chooseField = (field: string): void => onChange({ field, operator: '$eq', value: undefined });
  const chooseOperator = (operator: ConditionOperator): void => {
    // A list and a single value are not each other.
    const keeps = isList(operator) === isList(condition.operator) && needsValue({ operator });
    onChange({ ...condition, operator, value: keeps ? condition.value : undefined });
  };
  return (
    <Flex wrap gap="small" role="group" aria-label={t('scope.line', { place })}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('scope.field')}
        options={columns.map(({ name, title }) => ({ value: name, label: title }))}
        value={condition.field === '' ? null : condition.field}
        onChange={(field: string | null) => chooseField(field ?? '')}
        style={{ flex: '1 1 9rem', minWidth: 0 }}
      />
      <Select
        aria-label={t('scope.operator')}
        options={operators}
        value={condition.operator}
        onChange={chooseOperator}
        style={{ flex: '1 1 8rem', minWidth: 0 }}
      />
      {column !== undefined && needsValue(condition) ? (
        <div style={{ flex: '2 1 10rem', minWidth: 0 }}>
          <ConditionValue column={column} condition={condition} onChange={(value) => onChange({ ...condition, value })} />
        </div>
      ) : null}
      <Button type="text" danger icon={<DeleteOutlined aria-hidden />} aria-label={t('scope.remove', { place })} onClick={onRemove} />
    </Flex>
  );
}

function isList(operator: ConditionOperator): boolean {
  return operator === '$in' || operator === '$notIn';
}
