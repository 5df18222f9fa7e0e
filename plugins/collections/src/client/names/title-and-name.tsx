import { useT } from '@mortise/plugin-api/client';
import { Form, Input } from 'antd';
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { nameIssue, suggestName, uniqueName } from './suggest-name';

export interface TitleAndNameProps {
  /** The list and the place in it where the two stand; they are fields of the form itself by default. */
  readonly within?: readonly [list: string, place: number];
  /** Names that cannot be used. */
  readonly taken: readonly string[];
  /** For titles no name can be made of. */
  readonly fallback: string;
  readonly titleLabel: string;
  readonly nameLabel: string;
  readonly nameHint?: string;
  /** Why the name cannot be changed. */
  readonly locked?: string | undefined;
  /** May stay empty. */
  readonly optional?: boolean;
  readonly autoFocus?: boolean;
}

/** A title, and the name programs use; the name follows the title until somebody types one. */
export function TitleAndName(props: TitleAndNameProps): ReactNode {
  const { within, taken, fallback, titleLabel, nameLabel, nameHint, locked, optional = false, autoFocus = false } = props;
  const t = useT();
  const form = Form.useFormInstance();
  // Items of a list are named from within it, while the form wants the whole way.
  const place = within === undefined ? [] : [within[1]];
  const nameInForm = [...(within ?? []), 'name'];
  const typed = useRef(form.getFieldValue(nameInForm) !== undefined);
  const follow = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    if (typed.current) return;
    const name = target.value.trim() === '' ? undefined : uniqueName(suggestName(target.value) ?? fallback, taken);
    form.setFieldValue(nameInForm, name);
  };
  const validate = async (_rule: unknown, name: string | undefined): Promise<void> => {
    const issue = locked === undefined ? nameIssue(name, taken) : undefined;
    if (issue !== undefined && !(optional && issue === 'missing')) throw new Error(t(`collections.name.${issue}`, { name: name ?? '' }));
  };
  return (
    <>
      <Form.Item name={[...place, 'title']} label={titleLabel}>
        <Input maxLength={200} autoFocus={autoFocus} autoComplete="off" onChange={follow} />
      </Form.Item>
      <Form.Item
        name={[...place, 'name']}
        label={nameLabel}
        extra={locked ?? nameHint}
        required={!optional && locked === undefined}
        rules={[{ validator: validate }]}
      >
        <Input
          maxLength={63}
          autoComplete="off"
          spellCheck={false}
          disabled={locked !== undefined}
          onChange={({ target }) => (typed.current = target.value !== '')}
        />
      </Form.Item>
    </>
  );
}
