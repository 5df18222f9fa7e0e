import { useT } from '@mortise/plugin-api/client';
import { AutoComplete, Flex, Form, Input, InputNumber, Radio, Typography } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { NamedQuery } from '../named-query';
import { useCollectionChoices } from '../use-choices';
import { readWords } from './query-form';
import { SourceField } from './source-field';
import { useKinds } from './use-kinds';

/** As high as its text, where the browser can. */
const CODE: CSSProperties = {
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: 13,
  lineHeight: 1.6,
  fieldSizing: 'content',
  minHeight: '8lh',
  maxHeight: '24lh',
};
const MOST_ROWS = 1000;

/** What is read: SQL, or a list or groups of one collection. The kind of a `stored` query is one its author need not be able to write. */
export function ContentFields({ stored }: { readonly stored: Pick<NamedQuery, 'kind' | 'dataSource'> | undefined }): ReactNode {
  const t = useT();
  const kinds = useKinds();
  const kind: NamedQuery['kind'] | undefined = Form.useWatch('kind');
  const storedKind = stored?.kind;
  const offered = storedKind === undefined || kinds.includes(storedKind) ? kinds : [storedKind, ...kinds];
  return (
    <>
      <Form.Item name="kind" label={t('form.kind')} extra={kind === undefined ? null : t(`form.kindHint.${kind}`)}>
        <Radio.Group options={offered.map((value) => ({ value, label: t(`form.kinds.${value}`) }))} />
      </Form.Item>
      <SourceField stored={stored?.dataSource} />
      {kind === 'sql' ? <SqlField /> : <TreeFields />}
      <Flex gap="middle" wrap>
        <SizeField name="pageSize" />
        <SizeField name="maxPageSize" />
      </Flex>
    </>
  );
}

function SqlField(): ReactNode {
  const t = useT();
  return (
    <Form.Item
      name="sql"
      label="SQL"
      extra={t('form.sqlHint')}
      rules={[{ required: true, whitespace: true, message: t('form.sqlMissing') }]}
    >
      <Input.TextArea rows={8} maxLength={20_000} spellCheck={false} style={CODE} placeholder={t('form.sqlExample')} />
    </Form.Item>
  );
}

function TreeFields(): ReactNode {
  const t = useT();
  const collections = useCollectionChoices(Form.useWatch('dataSource'));
  const isObject = async (_rule: unknown, text = ''): Promise<void> => {
    if (readWords(text) === undefined) throw new Error(t('form.wordsFault'));
  };
  return (
    <>
      <Flex gap="middle" wrap>
        <Form.Item
          name="resource"
          label={t('form.resource')}
          style={{ flex: '1 1 16rem' }}
          rules={[{ required: true, whitespace: true, message: t('form.resourceMissing') }]}
        >
          <AutoComplete showSearch={{ filterOption: true }} options={[...collections]} />
        </Form.Item>
        <Form.Item name="action" label={t('form.action')}>
          <Radio.Group options={(['list', 'query'] as const).map((value) => ({ value, label: t(`form.actions.${value}`) }))} />
        </Form.Item>
      </Flex>
      <Form.Item name="words" label={t('form.words')} extra={<WordsHint />} rules={[{ validator: isObject }]}>
        <Input.TextArea rows={8} spellCheck={false} style={CODE} />
      </Form.Item>
    </>
  );
}

function WordsHint(): ReactNode {
  const t = useT();
  return (
    <>
      {t('form.wordsHint')} <Typography.Text code>{'{"filter": {"region": "{{params.region}}"}, "sort": ["-id"]}'}</Typography.Text>
    </>
  );
}

function SizeField({ name }: { readonly name: 'pageSize' | 'maxPageSize' }): ReactNode {
  const t = useT();
  return (
    <Form.Item name={name} label={t(`form.${name}`)} rules={[{ required: true, message: t('form.sizeMissing') }]}>
      <InputNumber min={1} max={MOST_ROWS} precision={0} />
    </Form.Item>
  );
}
