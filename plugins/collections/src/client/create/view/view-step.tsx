import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Form, Select, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useAccessible } from '../../accessible';
import { useDataCollection } from '../../data/model/use-collections';
import type { CollectionValues } from '../collection-values';
import { ViewFilter } from './view-filter';
import { RECORDS, WORKINGS, fieldChoices } from './view-values';

/** Whose records a view shows, which of them, and what of each. `name`: of the view that is changed, which cannot read itself. */
export function ViewStep({ name }: { readonly name?: string }): ReactNode {
  const t = useT();
  const form = Form.useFormInstance<Pick<CollectionValues, 'view'>>();
  const sources = useSources().filter(({ value }) => value !== name);
  const chosen = Form.useWatch<string | undefined>(['view', 'collection'], form);
  const { collection, all } = useDataCollection(chosen ?? '');
  return (
    <>
      <Form.Item
        name={['view', 'collection']}
        label={t('collections.view.collection')}
        extra={t('collections.view.collectionHint')}
        rules={[{ required: true, message: t('collections.view.collectionMissing') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={sources}
          // The fields of another collection are others.
          onChange={() => {
            form.setFieldValue(['view', 'columns'], [{ working: 'value' }]);
            form.setFieldValue(['view', 'filter'], undefined);
          }}
        />
      </Form.Item>
      {collection === undefined ? null : (
        <>
          <ViewColumns choices={fieldChoices(collection, all)} />
          <Form.Item name={['view', 'filter']} label={t('collections.view.filter')}>
            <ViewFilter collection={collection} all={all} />
          </Form.Item>
        </>
      )}
    </>
  );
}

/** The collections whose records the viewer sees and that were made here. */
function useSources(): { readonly value: string; readonly label: string }[] {
  const { data } = useAccessible();
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ origin, actions }) => origin === 'user' && actions.view !== undefined)
        .map(({ name, title }) => ({ value: name, label: (title ?? '') === '' ? name : `${title} (${name})` })),
    [data],
  );
}

function ViewColumns({ choices }: { readonly choices: readonly { readonly value: string; readonly label: string }[] }): ReactNode {
  const t = useT();
  return (
    <Form.List name={['view', 'columns']}>
      {(rows, { add, remove }) => (
        <Flex vertical gap="small" style={{ marginBottom: 24 }} role="group" aria-label={t('collections.view.columns')}>
          <span>{t('collections.view.columns')}</span>
          <Typography.Text type="secondary">{t('collections.view.columnsHint')}</Typography.Text>
          {rows.map(({ key, name }) => (
            <ViewColumn key={key} place={name} choices={choices} onRemove={rows.length > 1 ? () => remove(name) : undefined} />
          ))}
          <Button block type="dashed" icon={<PlusOutlined />} onClick={() => add({ working: 'value' })}>
            {t('collections.view.addColumn')}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}

interface ViewColumnProps {
  readonly place: number;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onRemove: (() => void) | undefined;
}

function ViewColumn({ place, choices, onRemove }: ViewColumnProps): ReactNode {
  const t = useT();
  const number = place + 1;
  const field = Form.useWatch<string | undefined>(['view', 'columns', place, 'field']);
  return (
    <Flex gap="small" align="flex-start">
      <Form.Item name={[place, 'stored']} noStyle>
        <Kept />
      </Form.Item>
      <Form.Item
        name={[place, 'field']}
        style={{ flex: 2, minWidth: 0, marginBottom: 0 }}
        rules={[{ required: true, message: t('collections.view.fieldMissing') }]}
      >
        <Select
          aria-label={t('collections.view.fieldOf', { place: number })}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...choices, { value: RECORDS, label: t('collections.view.records') }]}
        />
      </Form.Item>
      <Form.Item name={[place, 'working']} style={{ flex: 1, minWidth: 0, marginBottom: 0 }}>
        <Select
          aria-label={t('collections.view.workingOf', { place: number })}
          disabled={field === RECORDS}
          options={WORKINGS.map((value) => ({ value, label: t(`collections.view.working.${value}`) }))}
        />
      </Form.Item>
      {onRemove === undefined ? null : (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('collections.view.removeColumn', { place: number })}
          onClick={onRemove}
        />
      )}
    </Flex>
  );
}

/** A form gives only what has a field; what a row began with is not shown. */
function Kept(): ReactNode {
  return null;
}
