import { useT } from '@mortise/plugin-api/client';
import { Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { takesList } from '../../data/filter/operators';
import { titleOfField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { kindOf } from '../../data/model/field-kind';
import type { DraftFault } from '../../data/values/draft';
import { FieldInput } from '../../data/values/field-input';
import { RelationPicker } from '../../data/values/relation-picker';
import type { AskedQuestion } from './use-questions';

export interface AskInputProps {
  readonly question: AskedQuestion;
  readonly drafts: readonly string[];
  readonly fault: DraftFault | undefined;
  onChange(drafts: readonly string[]): void;
}

/** One question of a filter form: a value, several, or from one to another. */
export function AskInput(props: AskInputProps): ReactNode {
  const { question, fault } = props;
  const t = useT();
  const id = useId();
  const isRange = question.operator === 'between';
  const label = titleOfField(question.field);
  return (
    <div style={{ flex: isRange ? '2 1 300px' : '1 1 200px', minWidth: 0 }}>
      <Flex vertical gap={4} {...(isRange ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}>
        {isRange ? <span id={`${id}-label`}>{label}</span> : <label htmlFor={id}>{label}</label>}
        <Answer {...props} id={id} describedBy={`${id}-fault`} />
        <Typography.Text id={`${id}-fault`} type="danger" role="alert">
          {fault === undefined ? null : t(`data.faults.${fault}`)}
        </Typography.Text>
      </Flex>
    </div>
  );
}

interface AnswerProps extends AskInputProps {
  readonly id: string;
  /** Id of the text that says what is wrong. */
  readonly describedBy: string;
}

function Answer({ question: { field, operator }, drafts, fault, id, describedBy, onChange }: AnswerProps): ReactNode {
  const t = useT();
  const nullable: DataField = { ...field, allowNull: true };
  const common = { 'aria-describedby': describedBy, 'aria-invalid': fault !== undefined };
  if (operator === 'between') {
    const [from = '', to = ''] = drafts;
    return (
      <Flex gap={4} wrap>
        <div style={{ flex: '1 1 120px' }}>
          <FieldInput
            {...common}
            field={nullable}
            aria-label={t('blocks.filter.from')}
            value={from}
            onChange={(next) => onChange([next, to])}
          />
        </div>
        <div style={{ flex: '1 1 120px' }}>
          <FieldInput
            {...common}
            field={nullable}
            aria-label={t('blocks.filter.to')}
            value={to}
            onChange={(next) => onChange([from, next])}
          />
        </div>
      </Flex>
    );
  }
  if (!takesList(operator)) {
    return <FieldInput {...common} id={id} field={nullable} oneLine value={drafts[0] ?? ''} onChange={(draft) => onChange([draft])} />;
  }
  if (kindOf(field) === 'one') return <RelationPicker {...common} id={id} multiple field={nullable} values={drafts} onChange={onChange} />;
  return <ListAnswer {...common} id={id} field={field} drafts={drafts} onChange={onChange} />;
}

interface ListAnswerProps {
  readonly id: string;
  readonly field: DataField;
  readonly drafts: readonly string[];
  onChange(drafts: readonly string[]): void;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** Some of a field's options, or values of one's own. */
function ListAnswer({ field, drafts, onChange, ...rest }: ListAnswerProps): ReactNode {
  const t = useT();
  const isChoice = kindOf(field) === 'choice';
  return (
    <Select
      {...rest}
      {...(isChoice ? { mode: 'multiple', showSearch: false } : { mode: 'tags', open: false, suffixIcon: null })}
      value={[...drafts]}
      tokenSeparators={[',', '\n']}
      placeholder={t(isChoice ? 'blocks.filter.any' : 'data.filter.list')}
      style={{ width: '100%' }}
      options={(field.enum ?? []).map(({ value, label }) => ({ value: String(value), label }))}
      onChange={onChange}
    />
  );
}
