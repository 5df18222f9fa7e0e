import { useT } from '@mortise/plugin-api/client';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { TitleAndName } from '../names/title-and-name';
import { useKnownCollections } from '../use-known-collections';

/** What the collection is called. */
export function NameStep(): ReactNode {
  const t = useT();
  const collections = useKnownCollections();
  const kinds = ['table', 'view'] as const;
  return (
    <>
      <Form.Item name="kind" label={t('collections.create.kind')}>
        <Radio.Group vertical options={kinds.map((value) => ({ value, label: t(`collections.create.kinds.${value}`) }))} />
      </Form.Item>
      <TitleAndName
        taken={collections.map(({ name }) => name)}
        fallback={`collection${collections.length + 1}`}
        titleLabel={t('collections.settings.title')}
        nameLabel={t('collections.settings.name')}
        nameHint={t('collections.create.nameHint')}
        autoFocus
      />
      <Form.Item name="description" label={t('collections.settings.description')}>
        <Input.TextArea maxLength={10_000} rows={3} />
      </Form.Item>
    </>
  );
}
