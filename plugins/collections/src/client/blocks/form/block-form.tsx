import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { Button, Flex, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { DataCollection, DataRecord } from '../../data/model/data-collection';
import type { Drafts } from '../../data/record/record-values';
import { SubmitFaults } from '../../data/record/submit-faults';
import { type DraftFaults, type SubmitDrafts, useSubmit } from '../../data/record/use-submit';
import type { ShownItem } from '../settings/field-items';
import './block-form.css';
import { FormItem } from './form-item';
import { LeaveGuard } from './leave-guard';
import { partForm } from './part-form';

export interface BlockFormProps {
  readonly place: BlockPlace;
  readonly collection: DataCollection;
  readonly form: FormInstance<Drafts>;
  readonly items: readonly ShownItem[];
  readonly before: Drafts;
  /** The record being changed; undefined for a new one. */
  readonly record: DataRecord | undefined;
  /** Something else is typed than what was there. */
  readonly dirty: boolean;
  readonly submitText: string;
  /** What it means when the record is not found. */
  readonly missing?: string | undefined;
  isRequired(item: ShownItem): boolean;
  /** What is wrong with values before they are sent. */
  onCheck(drafts: Drafts): DraftFaults | undefined;
  onDirty(now: Drafts): void;
  onUndo(): void;
  readonly onSubmit: SubmitDrafts;
}

/** The fields of a form side by side as far as there is room, and the button that sends them. */
export function BlockForm(props: BlockFormProps): ReactNode {
  const { place, form, items, before, dirty, submitText, missing, isRequired, onDirty, onUndo, onSubmit } = props;
  const t = useT();
  const visible = items.filter(({ item }) => !item.hidden);
  const sending = useSubmit({ form, fields: visible.map(({ field }) => field), onSubmit });
  const ofParts = partForm({ ...props, items: visible, sending });
  return (
    <Form
      form={form}
      name={place.block}
      className="block-form"
      layout="vertical"
      requiredMark
      initialValues={before}
      onValuesChange={(_changed, now) => onDirty(now)}
      onFinish={() => void sending.submit()}
      {...(place.title === undefined || place.title === '' ? {} : { 'aria-label': place.title })}
    >
      <div className="block-form-fields">
        {items.map((shown) => (
          <FormItem key={shown.field.name} {...props} shown={shown} required={isRequired(shown)} partForm={ofParts} />
        ))}
      </div>
      <Flex vertical gap="middle">
        <SubmitFaults state={sending} missing={missing} />
        <Flex gap="small" wrap>
          <Button type="primary" htmlType="submit" loading={sending.busy}>
            {submitText}
          </Button>
          {dirty ? <Button onClick={onUndo}>{t('blocks.form.undo')}</Button> : null}
        </Flex>
      </Flex>
      <LeaveGuard place={place} dirty={dirty} />
    </Form>
  );
}
