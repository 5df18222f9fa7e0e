import { useT } from '@mortise/plugin-api/client';
import { FormDrawer, useUrlState } from '@mortise/ui';
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PageKind, PageOutline } from '../../contract';
import { RolesSelect } from '../editor/roles-select';
import { pagePath } from '../model/names';
import { IconField } from './icon-field';
import { type OutlineValues, useOutlineEditor } from './use-outline';

export interface OutlineFormProps {
  /** The one to change; undefined for a new one, whose kind the address says: `?new=page`. */
  readonly page: PageOutline | undefined;
  readonly pages: readonly PageOutline[];
  onEdited(): void;
}

/** Name, place and readers of a page or a group. A new page is opened for editing. */
export function OutlineForm({ page, pages, onEdited }: OutlineFormProps): ReactNode {
  const t = useT();
  const editor = useOutlineEditor();
  const navigate = useNavigate();
  const [asked, setAsked] = useUrlState('new', { push: true });
  const kind: PageKind = page?.kind ?? (asked === 'group' ? 'group' : 'page');
  const submit = async (values: OutlineValues): Promise<unknown> => {
    if (page !== undefined) return editor.update(page, values);
    const { uid } = await editor.create({ ...values, kind });
    if (kind === 'group') return undefined;
    // The way back leads to the list, and not to this form once more.
    void navigate(pagePath(uid, { edit: true }), { replace: true });
    // The form goes with the page it is on.
    return false;
  };
  const newTitle = t(kind === 'group' ? 'outline.newGroup' : 'outline.newPage');
  return (
    <FormDrawer<Omit<OutlineValues, 'kind'>>
      open={page !== undefined || asked === 'page' || asked === 'group'}
      title={page === undefined ? newTitle : t('outline.edit')}
      submitText={t(page === undefined ? 'outline.create' : 'outline.save')}
      initialValues={beginningOf(page)}
      onSubmit={submit}
      onClose={() => (page === undefined ? setAsked(undefined) : onEdited())}
    >
      <Form.Item name="title" label={t('outline.name')} rules={[{ required: true, whitespace: true, message: t('outline.nameMissing') }]}>
        <Input maxLength={200} autoFocus autoComplete="off" />
      </Form.Item>
      {kind === 'group' ? null : <GroupField pages={pages} />}
      {kind === 'group' ? null : <IconField />}
      <Form.Item name="roles" noStyle>
        <RolesField />
      </Form.Item>
      <Form.Item name="hidden" valuePropName="checked" style={{ marginBlock: 16 }}>
        <Checkbox>{t(kind === 'group' ? 'outline.hiddenGroup' : 'outline.hidden')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}

/** What the form shows at first; what a kind has no field for is not sent. */
function beginningOf(page: PageOutline | undefined): Partial<OutlineValues> {
  const { title = '', roles = [], parentUid = null, icon = null, hidden = false } = page ?? {};
  return { title, roles, parentUid, icon: icon ?? undefined, hidden };
}

function GroupField({ pages }: Pick<OutlineFormProps, 'pages'>): ReactNode {
  const t = useT();
  const groups = pages.filter(({ kind }) => kind === 'group').map(({ uid, title }) => ({ value: uid, label: title }));
  if (groups.length === 0) return null;
  return (
    <Form.Item name="parentUid" label={t('outline.group')}>
      <Select allowClear options={groups} placeholder={t('outline.noGroup')} />
    </Form.Item>
  );
}

/** Form.Item hands over value and onChange. */
function RolesField({
  value = [],
  onChange,
}: {
  readonly value?: readonly string[];
  onChange?(roles: readonly string[]): void;
}): ReactNode {
  return <RolesSelect value={value} onChange={(roles) => onChange?.(roles)} />;
}
