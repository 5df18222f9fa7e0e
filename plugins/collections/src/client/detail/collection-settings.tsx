import { DeleteOutlined } from '@ant-design/icons';
import { useFeedback, useLanguage, useT } from '@mortise/plugin-api/client';
import { FailureNotice, forgetTouches, leavesPageOr, useUiText, useUnsavedWork } from '@mortise/ui';
import { Button, Card, Flex, Form, type FormInstance, Input, InputNumber, Select, Typography } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { AUDIT_FIELDS, type CollectionShape, isRelation } from '../definitions';
import { titleOf } from '../names/localized';
import { RenameWarning } from '../names/rename-warning';
import { nameIssue } from '../names/suggest-name';
import { RemovalDialog } from '../removal/removal-dialog';
import { useKnownCollections } from '../use-known-collections';
import { useSchemaEditor } from '../use-schema';
import { type SettingsValues, settingsBody, settingsOf } from './settings-values';

const LEAVES = leavesPageOr(['collection', 'tab']);

/** Texts and limits of a collection, and the way to remove it. */
export function CollectionSettings({ collection }: { readonly collection: CollectionShape }): ReactNode {
  const [form] = Form.useForm<SettingsValues>();
  return (
    <Flex vertical gap="large" style={{ maxWidth: 640 }}>
      <SettingsForm collection={collection} form={form} />
      <RemoveCard name={collection.name} form={form} />
    </Flex>
  );
}

interface SettingsFormProps {
  readonly collection: CollectionShape;
  readonly form: FormInstance<SettingsValues>;
}

function SettingsForm({ collection, form }: SettingsFormProps): ReactNode {
  const t = useT();
  const { state, initial, save } = useSaving({ collection, form });
  return (
    <Form form={form} name="collection" layout="vertical" initialValues={initial} onFinish={(values: SettingsValues) => void save(values)}>
      <Form.Item name="title" label={t('collections.settings.title')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <NameItem known={collection.name} />
      <Form.Item name="description" label={t('collections.settings.description')}>
        <Input.TextArea maxLength={10_000} rows={3} />
      </Form.Item>
      <TitleFieldItem collection={collection} />
      <Form.Item name="maxPageSize" label={t('collections.settings.maxPageSize')} extra={t('collections.settings.maxPageSizeHint')}>
        <InputNumber min={1} max={1000} precision={0} style={{ width: 160 }} />
      </Form.Item>
      {collection.view === undefined ? <PresetNote collection={collection} /> : null}
      <Flex vertical gap="middle">
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
        <div>
          <Button type="primary" htmlType="submit" loading={state.busy}>
            {t('collections.save')}
          </Button>
        </div>
      </Flex>
    </Form>
  );
}

interface Saving {
  readonly state: { readonly busy: boolean; readonly error?: unknown };
  /** As the form was filled or saved last. */
  readonly initial: SettingsValues;
  save(values: SettingsValues): Promise<void>;
}

function useSaving({ collection, form }: SettingsFormProps): Saving {
  const t = useT();
  const ui = useUiText();
  const language = useLanguage();
  const editor = useSchemaEditor();
  const feedback = useFeedback();
  const navigate = useNavigate();
  useUnsavedWork({ isDirty: useCallback(() => form.isFieldsTouched(), [form]), hint: ui('unsaved.typed'), leaves: LEAVES });
  const [state, setState] = useState<Saving['state']>({ busy: false });
  const [initial, setInitial] = useState(() => settingsOf(collection, language));
  const save = async (after: SettingsValues): Promise<void> => {
    setState({ busy: true });
    try {
      await editor.updateCollection(collection.name, settingsBody({ collection, before: initial, after, language }));
      setInitial(after);
      forgetTouches(form);
      setState({ busy: false });
      feedback.success(t('collections.settings.saved'));
      const { name = collection.name } = after;
      if (name !== collection.name)
        void navigate(`?${String(new URLSearchParams({ collection: name, tab: 'settings' }))}`, { replace: true });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { state, initial, save };
}

/** The name programs use. */
function NameItem({ known }: { readonly known: string }): ReactNode {
  const t = useT();
  const taken = useKnownCollections()
    .map(({ name }) => name)
    .filter((name) => name !== known);
  const validate = async (_rule: unknown, name: string | undefined): Promise<void> => {
    const issue = nameIssue(name, taken);
    if (issue !== undefined) throw new Error(t(`collections.name.${issue}`, { name: name ?? '' }));
  };
  return (
    <>
      <Form.Item
        name="name"
        label={t('collections.settings.name')}
        extra={t('collections.settings.nameHint')}
        required
        rules={[{ validator: validate }]}
      >
        <Input maxLength={63} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <RenameWarning known={known} />
    </>
  );
}

function TitleFieldItem({ collection }: { readonly collection: CollectionShape }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const fields = collection.fields.filter((field) => !isRelation(field) && field.type !== 'json');
  return (
    <Form.Item name="titleField" label={t('collections.settings.titleField')} extra={t('collections.settings.titleFieldHint')}>
      <Select allowClear options={fields.map((field) => ({ value: field.name, label: titleOf(field, language) }))} />
    </Form.Item>
  );
}

/** Preset fields are chosen once; they can be added or deleted among the fields. */
function PresetNote({ collection }: { readonly collection: CollectionShape }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const presets = [...(collection.autoGenId ? ['id'] : []), ...AUDIT_FIELDS.filter((audit) => collection[audit])];
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(presets);
  return (
    <Typography.Paragraph type="secondary">
      {presets.length === 0 ? t('collections.settings.presetsNone') : t('collections.settings.presets', { list })}
    </Typography.Paragraph>
  );
}

function RemoveCard({ name, form }: Pick<SettingsFormProps, 'form'> & { readonly name: string }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  return (
    <Card size="small">
      <Flex gap="middle" justify="space-between" align="center" wrap>
        <Typography.Text>{t('collections.settings.removeHint')}</Typography.Text>
        <Button danger icon={<DeleteOutlined />} onClick={() => setRemoving(true)}>
          {t('collections.settings.remove')}
        </Button>
      </Flex>
      <RemovalDialog
        removal={removing ? { collection: name } : undefined}
        onClose={() => setRemoving(false)}
        onRemoved={() => {
          // There is nothing left to save it to.
          forgetTouches(form);
          void navigate('?', { replace: true });
        }}
      />
    </Card>
  );
}
