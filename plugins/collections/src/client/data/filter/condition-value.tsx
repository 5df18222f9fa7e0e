import { useT } from '@mortise/plugin-api/client';
import { Flex, Select } from 'antd';
import { type ReactNode, use } from 'react';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { FieldInput } from '../values/field-input';
import { RelationPicker } from '../values/relation-picker';
import { FilterVariablesContext, anyVariableIn, variableIn, variableText } from './filter-variables';
import { type FilterOperator, takesList } from './operators';

export interface ConditionValueProps {
  readonly field: DataField;
  readonly operator: FilterOperator;
  readonly drafts: readonly string[];
  readonly invalid: boolean;
  /** Id of the text that says what is wrong. */
  readonly describedBy: string;
  onChange(drafts: readonly string[]): void;
}

/** What a field is compared with: one value, or several for lists, or a variable where there are some. */
export function ConditionValue(props: ConditionValueProps): ReactNode {
  const { field, operator, drafts, onChange } = props;
  const t = useT();
  const variables = use(FilterVariablesContext).filter(({ kinds }) => kinds.has(kindOf(field)));
  if (variables.length === 0 || takesList(operator)) return <PlainValue {...props} />;
  const named = anyVariableIn(drafts[0]);
  const chosen = variables.some(({ name }) => name === named) ? named : variableIn(drafts[0]);
  return (
    <Flex vertical gap={4}>
      <Select
        aria-label={t('data.filter.comparedWith')}
        value={chosen ?? ''}
        options={[{ value: '', label: t('data.filter.aValue') }, ...variables.map(({ name, label }) => ({ value: name, label }))]}
        onChange={(name) => onChange(name === '' ? [] : [variableText(name)])}
      />
      {chosen === undefined ? <PlainValue {...props} /> : null}
    </Flex>
  );
}

function PlainValue({ field, operator, drafts, invalid, describedBy, onChange }: ConditionValueProps): ReactNode {
  const t = useT();
  const kind = kindOf(field);
  const common = { 'aria-label': t('data.filter.value'), 'aria-describedby': describedBy, 'aria-invalid': invalid };
  if (!takesList(operator)) {
    return (
      <FieldInput
        {...common}
        field={{ ...field, allowNull: true }}
        oneLine
        value={drafts[0] ?? ''}
        onChange={(draft) => onChange([draft])}
      />
    );
  }
  if (kind === 'one') return <RelationPicker {...common} multiple field={field} values={drafts} onChange={onChange} />;
  return (
    <Select
      {...common}
      {...(kind === 'choice' ? { mode: 'multiple', showSearch: false } : { mode: 'tags', open: false, suffixIcon: null })}
      value={[...drafts]}
      tokenSeparators={[',', '\n']}
      placeholder={t(kind === 'choice' ? 'data.choose' : 'data.filter.list')}
      style={{ width: '100%' }}
      options={(field.enum ?? []).map(({ value, label }) => ({ value: String(value), label }))}
      onChange={onChange}
    />
  );
}
