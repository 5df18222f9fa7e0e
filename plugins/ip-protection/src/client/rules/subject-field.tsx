import { useT } from '@mortise/plugin-api/client';
import { AutoComplete, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RuleSummary } from '../../contract/rule';
import { useKeyChoices } from '../rule-queries';
import { useApiPath } from '../use-api-path';
import { useApiPlaces } from './use-api-places';
import type { SubjectKind } from './subject-kind';

export interface SubjectFieldProps {
  readonly kind: SubjectKind;
  readonly taken: readonly RuleSummary[];
}

/** What a new rule is for. */
export function SubjectField({ kind, taken }: SubjectFieldProps): ReactNode {
  const t = useT();
  const { lasting } = useApiPlaces();
  const isTaken = (id: string): boolean => taken.some(({ subject }) => subject === `${kind}:${id}` || subject === `${kind}:${lasting(id)}`);
  const rules = [
    { required: true, message: t(`subject.${kind}.missing`) },
    {
      validator: (_rule: unknown, id: string = '') => (isTaken(id) ? Promise.reject(new Error(t('subject.taken'))) : Promise.resolve()),
    },
  ];
  return (
    <Form.Item name="id" label={t(`subject.${kind}.label`)} extra={t(`subject.${kind}.hint`)} rules={rules}>
      <SubjectInput kind={kind} isTaken={isTaken} />
    </Form.Item>
  );
}

interface SubjectInputProps {
  readonly kind: SubjectKind;
  isTaken(id: string): boolean;
}

/** The form hands value and change handler to it, which go to the control. */
function SubjectInput({ kind, isTaken, ...control }: SubjectInputProps): ReactNode {
  const { data: keys = [] } = useKeyChoices(kind === 'apiKey');
  const apiPath = useApiPath();
  if (kind === 'path') {
    // What people protect most.
    const paths = [`${apiPath}/rest/v1`, apiPath, '/admin'].filter((path) => !isTaken(path));
    return <AutoComplete {...control} autoFocus options={paths.map((value) => ({ value }))} />;
  }
  if (kind === 'oauthClient') return <Input {...control} autoFocus maxLength={200} />;
  const options = keys.map(({ subject, name }) => ({
    value: subject.slice('apiKey:'.length),
    label: `${name ?? ''} (#${subject.slice('apiKey:'.length)})`,
  }));
  return <Select {...control} showSearch={{ optionFilterProp: 'label' }} options={options.filter(({ value }) => !isTaken(value))} />;
}
