import { useT } from '@mortise/plugin-api/client';
import { Alert, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { type CollectionShape, type FieldShape, isColumnOfView, isManaged } from '../definitions';
import { RenameWarning } from '../names/rename-warning';
import { TitleAndName } from '../names/title-and-name';
import type { KnownCollection } from '../use-known-collections';
import { ChoiceOptions } from './choice-options';
import { ColumnRules, ColumnSizes } from './column-rules';
import { DefaultInput } from './default-input';
import { FIELD_KINDS, type FieldKind, findKind, isChoice, kindsOfType, takesDefault } from './field-kinds';
import type { FieldValues } from './field-values';
import { KindSelect } from './kind-select';
import { RelationFields } from './relation-fields';
import { TypeOptionFields } from './type-option-fields';
import { useConversions } from './use-conversions';
import { ValueRules } from './value-rules';
import { RELATIONS_OF_VIEWS, ViewRelationFields } from './view-relation-fields';

export interface FieldFormProps {
  readonly collection: CollectionShape;
  /** The field that is changed; undefined for a new one. */
  readonly field: FieldShape | undefined;
  readonly collections: readonly KnownCollection[];
}

/** Everything about a field. What cannot be changed any more is shown, and why. */
export function FieldForm({ collection, field, collections }: FieldFormProps): ReactNode {
  const t = useT();
  const managed = field !== undefined && isManaged(field, collection);
  const fixed = managed ? t('collections.field.fixed') : undefined;
  return (
    <>
      {managed ? <Alert type="info" showIcon title={t('collections.field.managed')} style={{ marginBottom: 16 }} /> : null}
      {field !== undefined && isColumnOfView(field, collection) ? <ColumnOfView /> : null}
      <TitleAndName
        taken={collection.fields.map(({ name }) => name).filter((name) => name !== field?.name)}
        fallback={`field${collection.fields.length + 1}`}
        titleLabel={t('collections.field.title')}
        nameLabel={t('collections.field.name')}
        nameHint={t('collections.field.nameHint')}
        locked={fixed}
        autoFocus
      />
      {field === undefined ? null : <RenameWarning known={field.name} />}
      <KindItem collection={collection} field={field} managed={managed} />
      {managed ? null : <KindOptions collection={collection} field={field} collections={collections} />}
      <Form.Item name="description" label={t('collections.field.description')}>
        <Input.TextArea maxLength={10_000} rows={3} />
      </Form.Item>
    </>
  );
}

function ColumnOfView(): ReactNode {
  return <Alert type="info" showIcon title={useT()('collections.view.column')} style={{ marginBottom: 16 }} />;
}

interface KindItemProps extends Omit<FieldFormProps, 'collections'> {
  readonly managed: boolean;
}

function KindItem({ collection, field, managed }: KindItemProps): ReactNode {
  const t = useT();
  const kind = Form.useWatch<FieldValues['kind']>('kind') ?? 'input';
  const conversions = useConversions(field?.type);
  const possible = collection.view === undefined ? conversions : [];
  const kinds = field === undefined ? newKinds(collection) : [field.type, ...possible].flatMap(kindsOfType);
  const only = managed || kinds?.length === 1;
  const fixed = field !== undefined && isColumnOfView(field, collection) ? undefined : t('collections.field.fixed');
  const changed = t(possible.length > 0 ? 'collections.field.kindConverted' : 'collections.field.kindFixed');
  const hint = field === undefined ? t(`collections.kind.${kind}.hint`) : only ? fixed : changed;
  return (
    <Form.Item name="kind" label={t('collections.field.kind')} extra={hint}>
      <KindSelect disabled={only} {...(kinds === undefined ? {} : { kinds })} />
    </Form.Item>
  );
}

/** All kinds, but for views: their columns come from the query. */
function newKinds({ view }: CollectionShape): readonly FieldKind[] | undefined {
  return view === undefined ? undefined : FIELD_KINDS.filter(({ id }) => RELATIONS_OF_VIEWS.includes(id));
}

/** What there is to decide about a field of the chosen kind. */
function KindOptions({ collection, field, collections }: FieldFormProps): ReactNode {
  const t = useT();
  const kind = findKind(Form.useWatch<FieldValues['kind']>('kind') ?? 'input');
  if (kind === undefined) return null;
  const locked = field === undefined ? undefined : t('collections.field.fixed');
  if (kind.group === 'relation' && collection.view !== undefined)
    return <ViewRelationFields collection={collection} kind={kind.id} collections={collections} locked={locked} />;
  if (kind.group === 'relation')
    return <RelationFields collection={collection.name} kind={kind.id} collections={collections} locked={locked} />;
  if (field !== undefined && isColumnOfView(field, collection)) return isChoice(kind.id) ? <ChoiceOptions /> : null;
  if (field?.primaryKey === true) return <Alert type="info" showIcon title={t('collections.field.isKey')} style={{ marginBottom: 16 }} />;
  return (
    <>
      {isChoice(kind.id) ? <ChoiceOptions /> : null}
      <ColumnSizes type={kind.type} field={field} />
      <TypeOptionFields key={kind.type} collection={collection} field={field} type={kind.type} />
      <ColumnRules type={kind.type} />
      <ValueRules type={kind.type} />
      {takesDefault(kind.id) ? <DefaultInput key={kind.id} kind={kind.id} /> : null}
    </>
  );
}
