import { DeleteOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Card, Checkbox, Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import type { CollectionGrant } from '../../../contract';
import { GRANTED_ACTIONS, withCollection } from './edit-grants';
import type { GrantsFormProps } from './grants-form-props';
import { type Grantable, useGrantableCollections } from './use-grantable';

/** The collections a block may use, with actions and fields. */
export function CollectionGrants({ grants, onChange }: GrantsFormProps): ReactNode {
  const t = useT();
  const id = useId();
  const collections = useGrantableCollections();
  const granted = grants.collections ?? [];
  const free = collections.filter(({ name }) => !granted.some(({ resource }) => resource === name));
  return (
    <Flex vertical gap="small">
      {granted.map((grant, index) => (
        <GrantCard
          key={grant.resource}
          grant={grant}
          collection={collections.find(({ name }) => name === grant.resource)}
          onChange={(next) => onChange(withCollection(grants, index, next))}
        />
      ))}
      <label htmlFor={id}>{t('editor.grants.add')}</label>
      <Select
        id={id}
        value={null}
        placeholder={t('editor.grants.addPlaceholder')}
        showSearch={{ optionFilterProp: 'label' }}
        options={free.map(({ name, title }) => ({ value: name, label: title === name ? name : `${title} (${name})` }))}
        onChange={(resource: string | null) => {
          if (resource !== null) onChange(withCollection(grants, granted.length, { resource, actions: ['view'] }));
        }}
      />
    </Flex>
  );
}

interface GrantCardProps {
  readonly grant: CollectionGrant;
  readonly collection: Grantable | undefined;
  onChange(grant: CollectionGrant | undefined): void;
}

function GrantCard({ grant, collection, onChange }: GrantCardProps): ReactNode {
  const t = useT();
  const title = collection?.title ?? grant.resource;
  return (
    <Card size="small" role="group" aria-label={title}>
      <Flex vertical gap="small">
        <Flex justify="space-between" align="center" gap="small">
          <Typography.Text strong>{title}</Typography.Text>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('editor.grants.remove', { name: title })}
            onClick={() => onChange(undefined)}
          />
        </Flex>
        <Checkbox.Group
          value={[...grant.actions]}
          options={GRANTED_ACTIONS.map((value) => ({ value, label: t(`editor.grants.actions.${value}`) }))}
          onChange={(actions) => onChange(actions.length === 0 ? undefined : { ...grant, actions })}
        />
        <FieldsChoice grant={grant} collection={collection} onChange={onChange} />
      </Flex>
    </Card>
  );
}

/** Nothing chosen means every field. */
function FieldsChoice({ grant, collection, onChange }: GrantCardProps): ReactNode {
  const t = useT();
  const { fields: _all, ...whole } = grant;
  return (
    <Select
      mode="multiple"
      aria-label={t('editor.grants.fields', { name: collection?.title ?? grant.resource })}
      placeholder={t('editor.grants.allFields')}
      value={[...(grant.fields ?? [])]}
      options={collection?.fields.map(({ name, title }) => ({ value: name, label: title })) ?? []}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(fields: string[]) => onChange(fields.length === 0 ? whole : { ...whole, fields })}
    />
  );
}
