import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CollectionShape, FieldShape } from '../definitions';
import { titleOf } from '../names/localized';
import { FieldGroup } from './field-group';
import { type TypeOption, optionsOfType } from './type-options';

export interface TypeOptionFieldsProps {
  readonly collection: CollectionShape;
  readonly field: FieldShape | undefined;
  readonly type: string;
}

const TICKED: readonly TypeOption[] = ['autoFill', 'defaultToCurrentTime', 'onUpdateToCurrentTime'];
const MAX_SIZE = 255;
const MAX_ALPHABET = 256;
/** Values that are too long to be counted by, or that cannot be compared. */
const NO_SCOPES = ['text', 'json', 'array', 'set', 'password'];

/** What only this type has to decide: how its values come about. */
export function TypeOptionFields({ collection, field, type }: TypeOptionFieldsProps): ReactNode {
  const t = useT();
  const options = optionsOfType(type);
  if (options.length === 0) return null;
  return (
    <FieldGroup title={t('collections.option.title')}>
      {options.map((option) => (
        <Form.Item
          key={option}
          name={option}
          extra={option === 'accuracy' && field !== undefined ? t('collections.field.fixed') : t(`collections.option.${option}Hint`)}
          {...(TICKED.includes(option) ? { valuePropName: 'checked' } : { label: t(`collections.option.${option}`) })}
          {...(field === undefined && option === 'autoFill' ? { initialValue: true } : {})}
          style={{ marginBottom: 12 }}
        >
          <OptionControl option={option} collection={collection} field={field} />
        </Form.Item>
      ))}
    </FieldGroup>
  );
}

interface OptionControlProps extends Omit<TypeOptionFieldsProps, 'type'> {
  readonly option: TypeOption;
  readonly id?: string;
}

/** Form.Item hands over the value and what describes the control. */
function OptionControl({ option, collection, field, ...control }: OptionControlProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  switch (option) {
    case 'size':
      return <InputNumber {...control} min={2} max={MAX_SIZE} precision={0} placeholder="21" style={{ width: 160 }} />;
    case 'prefix':
      return <Input {...control} maxLength={100} spellCheck={false} autoComplete="off" />;
    case 'customAlphabet':
      return <Input {...control} maxLength={MAX_ALPHABET} spellCheck={false} autoComplete="off" placeholder="0-9 A-Z a-z _ -" />;
    case 'accuracy': {
      const offered = ['second', 'millisecond'].map((value) => ({ value, label: t(`collections.option.${value}`) }));
      return <Select {...control} disabled={field !== undefined} options={offered} placeholder={t('collections.option.second')} />;
    }
    case 'scopeKey': {
      const columns = collection.fields.filter(
        ({ name, type, target }) => target === undefined && name !== field?.name && !NO_SCOPES.includes(type),
      );
      return (
        <Select {...control} allowClear options={columns.map((column) => ({ value: column.name, label: titleOf(column, language) }))} />
      );
    }
    default:
      return <Checkbox {...control}>{t(`collections.option.${option}`)}</Checkbox>;
  }
}
