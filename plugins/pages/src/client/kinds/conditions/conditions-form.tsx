import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Button, Flex, Input, InputNumber, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { Choice } from '../fields/choice';
import { type FieldPath, sortOf } from '../fields/field-types';
import { type Condition, OPERATORS_OF, PERIODS, periodValue, takesValue } from './condition';

export interface ConditionsFormProps {
  readonly conditions: readonly Condition[];
  readonly fields: readonly FieldPath[];
  onChange(conditions: readonly Condition[]): void;
}

/** Which records a block is about: all conditions hold. */
export function ConditionsForm({ conditions, fields, onChange }: ConditionsFormProps): ReactNode {
  const t = useT();
  const id = useId();
  const add = (): void => {
    const [first] = fields;
    if (first !== undefined) onChange([...conditions, begun(first)]);
  };
  return (
    <Flex vertical gap="small" role="group" aria-labelledby={id}>
      <Typography.Text id={id}>{t('conditions.title')}</Typography.Text>
      {conditions.map((condition, at) => (
        <ConditionRow
          // Conditions have nothing that tells one from the other but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          condition={condition}
          fields={fields}
          onChange={(next) => onChange(conditions.with(at, next))}
          onRemove={() => onChange(conditions.toSpliced(at, 1))}
        />
      ))}
      <Button icon={<PlusOutlined />} disabled={fields.length === 0} onClick={add}>
        {t('conditions.add')}
      </Button>
    </Flex>
  );
}

function begun({ path, field }: FieldPath): Condition {
  return { field: path, operator: OPERATORS_OF[sortOf(field) ?? 'text'][0] ?? '$eq', value: null };
}

interface ConditionRowProps extends Pick<ConditionsFormProps, 'fields'> {
  readonly condition: Condition;
  onChange(condition: Condition): void;
  onRemove(): void;
}

function ConditionRow({ condition, fields, onChange, onRemove }: ConditionRowProps): ReactNode {
  const t = useT();
  const chosen = fields.find(({ path }) => path === condition.field);
  const sort = chosen === undefined ? 'text' : (sortOf(chosen.field) ?? 'text');
  const choose = (path: string): void => {
    const next = fields.find((one) => one.path === path);
    if (next !== undefined) onChange(begun(next));
  };
  return (
    <Flex wrap gap="small" align="end">
      <Choice
        label={t('conditions.field')}
        value={condition.field}
        options={fields.map(({ path, title }) => ({ value: path, label: title }))}
        onChange={choose}
      />
      <Choice
        label={t('conditions.operator')}
        value={condition.operator}
        options={OPERATORS_OF[sort].map((operator) => ({ value: operator, label: t(`conditions.operators.${operator.slice(1)}`) }))}
        onChange={(operator) => onChange({ ...condition, operator })}
      />
      {takesValue(condition.operator) ? (
        <ConditionValue condition={condition} field={chosen} onChange={(value) => onChange({ ...condition, value })} />
      ) : null}
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('conditions.remove')} onClick={onRemove} />
    </Flex>
  );
}

interface ConditionValueProps {
  readonly condition: Condition;
  readonly field: FieldPath | undefined;
  onChange(value: JsonValue): void;
}

function ConditionValue({ condition: { value }, field, onChange }: ConditionValueProps): ReactNode {
  const t = useT();
  const id = useId();
  const sort = field && sortOf(field.field);
  const label = t('conditions.value');
  if (sort === 'date') {
    const options = PERIODS.map((period) => ({ value: periodValue(period), label: t(`conditions.periods.${period}`) }));
    return <Choice label={label} value={typeof value === 'string' ? value : undefined} options={options} onChange={onChange} />;
  }
  if (sort === 'choice') {
    const choices = field?.field.enum ?? [];
    const options = choices.map((choice) => ({ value: String(choice.value), label: choice.label }));
    const pick = (text: string): void => onChange(choices.find((choice) => String(choice.value) === text)?.value ?? null);
    return (
      <Choice
        label={label}
        value={typeof value === 'string' || typeof value === 'number' ? String(value) : undefined}
        options={options}
        onChange={pick}
      />
    );
  }
  return (
    <Flex vertical style={{ flex: '1 1 120px' }}>
      <label htmlFor={id}>{label}</label>
      {sort === 'number' ? (
        <InputNumber
          id={id}
          {...(typeof value === 'number' ? { value } : {})}
          style={{ width: '100%' }}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      ) : (
        <Input id={id} value={typeof value === 'string' ? value : ''} onChange={({ target }) => onChange(target.value)} />
      )}
    </Flex>
  );
}
