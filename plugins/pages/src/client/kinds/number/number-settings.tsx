import { useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Flex, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { BlockSettingsProps } from './markdown-settings';
import { AGGREGATIONS, readNumberSettings } from './number-query';
import { type ReadableCollection, useReadable } from './use-readable';

const NUMBERS = new Set(['integer', 'bigInt', 'double', 'decimal']);

export default function NumberSettings(props: BlockSettingsProps): ReactNode {
  return <Loaded query={useReadable()}>{(collections) => <NumberForm {...props} collections={collections} />}</Loaded>;
}

interface NumberFormProps extends BlockSettingsProps {
  readonly collections: readonly ReadableCollection[];
}

function NumberForm({ settings, onChange, collections }: NumberFormProps): ReactNode {
  const t = useT();
  const { collection, aggregation, field } = readNumberSettings(settings);
  const fields = collections.find(({ name }) => name === collection)?.fields.filter(({ type }) => NUMBERS.has(type)) ?? [];
  return (
    <Flex vertical gap="small">
      <Choice
        label={t('kinds.collection')}
        value={collection}
        options={collections.map(optionOf)}
        onChange={(next) => onChange({ collection: next, aggregation })}
      />
      <Choice
        label={t('kinds.aggregation')}
        value={aggregation}
        options={AGGREGATIONS.map((value) => ({ value, label: t(`kinds.aggregations.${value}`) }))}
        onChange={(next) => onChange({ ...settings, aggregation: next })}
      />
      {aggregation === 'count' ? null : (
        <Choice
          label={t('kinds.field')}
          value={field}
          options={fields.map(optionOf)}
          onChange={(next) => onChange({ ...settings, field: next })}
        />
      )}
    </Flex>
  );
}

function optionOf({ name, title }: { readonly name: string; readonly title?: string | null }): {
  readonly value: string;
  readonly label: string;
} {
  return { value: name, label: title ?? name };
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <Flex vertical>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        {...(value === undefined ? {} : { value })}
        options={[...options]}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={onChange}
      />
    </Flex>
  );
}
