import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Card, Checkbox, Flex, Form, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { findKind, isChoice } from '../fields/field-kinds';
import type { ChoiceOption } from '../fields/choice-values';
import { KindSelect } from '../fields/kind-select';
import { TargetSelect } from '../fields/relation-fields';
import { TitleAndName } from '../names/title-and-name';
import { useKnownCollections } from '../use-known-collections';
import { type CollectionValues, takenBeside } from './collection-values';

/** The first fields; more can follow at any time. */
export function FieldsStep(): ReactNode {
  const t = useT();
  return (
    <Form.List name="fields">
      {(rows, { add, remove }) => (
        <Flex vertical gap="middle" style={{ marginBottom: 24 }}>
          <Typography.Text type="secondary">{t('collections.create.fieldsHint')}</Typography.Text>
          {rows.map(({ key, name }) => (
            <FieldRow key={key} place={name} isFirst={key === 0} onRemove={() => remove(name)} />
          ))}
          <Button block type="dashed" icon={<PlusOutlined />} onClick={() => add({ kind: 'input' })}>
            {t('collections.field.add')}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}

interface FieldRowProps {
  readonly place: number;
  readonly isFirst: boolean;
  onRemove(): void;
}

function FieldRow({ place, isFirst, onRemove }: FieldRowProps): ReactNode {
  const t = useT();
  const fields = Form.useWatch<CollectionValues['fields']>('fields');
  const name = t('collections.create.fieldNumber', { place: place + 1 });
  const kind = fields?.[place]?.kind;
  return (
    <Card size="small" role="group" aria-label={name} title={name}>
      <div style={{ display: 'grid', gap: '0 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))' }}>
        <TitleAndName
          within={['fields', place]}
          taken={takenBeside(fields, place)}
          fallback={`field${place + 1}`}
          titleLabel={t('collections.field.title')}
          nameLabel={t('collections.field.name')}
          // A row nobody wrote into is left out, so its name may be missing.
          optional={(fields?.[place]?.title ?? '').trim() === ''}
          autoFocus={!isFirst}
        />
        <Form.Item name={[place, 'kind']} label={t('collections.field.kind')}>
          <KindSelect />
        </Form.Item>
        <KindExtras place={place} kind={kind} />
      </div>
      <RowFoot place={place} isColumn={findKind(kind)?.group !== 'relation'} onRemove={onRemove} />
    </Card>
  );
}

interface RowFootProps extends Pick<FieldRowProps, 'place' | 'onRemove'> {
  readonly isColumn: boolean;
}

function RowFoot({ place, isColumn, onRemove }: RowFootProps): ReactNode {
  const t = useT();
  return (
    <Flex gap="middle" align="center">
      {isColumn ? (
        <Form.Item name={[place, 'required']} valuePropName="checked" noStyle>
          <Checkbox>{t('collections.field.required')}</Checkbox>
        </Form.Item>
      ) : null}
      <Button
        type="text"
        icon={<DeleteOutlined />}
        style={{ marginInlineStart: 'auto' }}
        aria-label={t('collections.create.fieldRemove', { place: place + 1 })}
        onClick={onRemove}
      >
        {t('collections.create.remove')}
      </Button>
    </Flex>
  );
}

function KindExtras({ place, kind }: { readonly place: number; readonly kind: string | undefined }): ReactNode {
  const t = useT();
  const collections = useKnownCollections();
  if (isChoice(kind)) return <ChoiceTags place={place} />;
  if (findKind(kind)?.group !== 'relation') return null;
  return (
    <Form.Item
      name={[place, 'target']}
      label={t('collections.relation.target')}
      rules={[{ required: true, message: t('collections.relation.targetMissing') }]}
    >
      <TargetSelect collections={collections} />
    </Form.Item>
  );
}

function ChoiceTags({ place }: { readonly place: number }): ReactNode {
  const t = useT();
  return (
    <Form.Item
      name={[place, 'options']}
      label={t('collections.choice.options')}
      extra={t('collections.choice.tagsHint')}
      rules={[{ required: true, message: t('collections.choice.none') }]}
      getValueProps={(options?: readonly ChoiceOption[]) => ({ value: options?.map(({ label }) => label) })}
      getValueFromEvent={(labels: readonly string[]) => labels.map((label) => ({ label, value: label }))}
    >
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ';']} />
    </Form.Item>
  );
}
