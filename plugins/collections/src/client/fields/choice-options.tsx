import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Form, Input, Typography } from 'antd';
import type { ReactNode } from 'react';
import { ColorSelect } from './color-select';
import { FieldGroup } from './field-group';
import type { ChoiceOption } from './choice-values';

type Options = readonly (ChoiceOption | undefined)[] | undefined;

/** The values a choice offers: what people read, and what is stored. */
export function ChoiceOptions(): ReactNode {
  const t = useT();
  const validate = async (_rule: unknown, options: Options): Promise<void> => {
    const values = (options ?? []).map((option) => (option?.value ?? option?.label ?? '').trim()).filter((value) => value !== '');
    if (values.length === 0) throw new Error(t('collections.choice.none'));
    if (new Set(values).size < values.length) throw new Error(t('collections.choice.twice'));
  };
  return (
    <Form.List name="options" rules={[{ validator: validate }]}>
      {(rows, { add, remove }, { errors }) => (
        <FieldGroup title={t('collections.choice.options')}>
          <Flex vertical gap="small">
            {rows.map(({ key, name }, index) => (
              <ChoiceRow key={key} name={name} place={index + 1} onRemove={() => remove(name)} />
            ))}
            <Flex gap="small" align="center" wrap>
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {t('collections.choice.add')}
              </Button>
              <Typography.Text type="secondary">{t('collections.choice.hint')}</Typography.Text>
            </Flex>
            <Form.ErrorList errors={errors} />
          </Flex>
        </FieldGroup>
      )}
    </Form.List>
  );
}

interface ChoiceRowProps {
  readonly name: number;
  /** From 1. */
  readonly place: number;
  onRemove(): void;
}

function ChoiceRow({ name, place, onRemove }: ChoiceRowProps): ReactNode {
  const t = useT();
  const value: unknown = Form.useWatch(['options', name, 'label']);
  return (
    <Flex gap="small">
      <Form.Item name={[name, 'label']} noStyle>
        <Input
          aria-label={t('collections.choice.label', { place })}
          placeholder={t('collections.choice.labelHere')}
          maxLength={200}
          autoComplete="off"
        />
      </Form.Item>
      <Form.Item name={[name, 'value']} noStyle>
        <Input
          aria-label={t('collections.choice.value', { place })}
          placeholder={typeof value === 'string' && value !== '' ? value : t('collections.choice.valueHere')}
          maxLength={200}
          autoComplete="off"
        />
      </Form.Item>
      <Form.Item name={[name, 'color']} noStyle>
        <ColorSelect place={place} />
      </Form.Item>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('collections.choice.remove', { place })} onClick={onRemove} />
    </Flex>
  );
}
