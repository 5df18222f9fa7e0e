import { useT } from '@mortise/plugin-api/client';
import { Checkbox, Form, Input, Radio, Space } from 'antd';
import type { ReactNode } from 'react';
import type { FieldValues } from './field-values';
import { reverseKinds } from './relation-values';

export interface ReverseFieldsProps {
  readonly kind: string;
  /** Where the relation begins. */
  readonly collection: string;
}

/** The relation that leads back, made in the same step. */
export function ReverseFields({ kind, collection }: ReverseFieldsProps): ReactNode {
  const t = useT();
  const wanted = Form.useWatch<FieldValues['hasReverse']>('hasReverse') === true;
  const target = Form.useWatch<FieldValues['target']>('target') ?? '…';
  return (
    <>
      <Form.Item name="hasReverse" valuePropName="checked" extra={t('collections.reverse.hint', { target, collection })}>
        <Checkbox>{t('collections.reverse.title')}</Checkbox>
      </Form.Item>
      {wanted ? (
        <>
          <Form.Item
            name="reverseName"
            label={t('collections.reverse.name')}
            extra={t('collections.field.nameHint')}
            initialValue={collection}
            rules={[{ required: true, message: t('collections.name.missing') }]}
          >
            <Input maxLength={63} spellCheck={false} autoComplete="off" />
          </Form.Item>
          <Form.Item name="reverseTitle" label={t('collections.reverse.fieldTitle')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <ReverseKind kinds={reverseKinds(kind)} />
        </>
      ) : null}
    </>
  );
}

function ReverseKind({ kinds }: { readonly kinds: readonly string[] }): ReactNode {
  const t = useT();
  if (kinds.length < 2) return null;
  return (
    <Form.Item name="reverseKind" label={t('collections.field.kind')} initialValue={kinds[0]}>
      <Radio.Group>
        <Space direction="vertical">
          {kinds.map((kind) => (
            <Radio key={kind} value={kind}>
              {t(`collections.kind.${kind}.title`)}
            </Radio>
          ))}
        </Space>
      </Radio.Group>
    </Form.Item>
  );
}
