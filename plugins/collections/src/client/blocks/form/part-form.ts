import type { FormVerdict, PartForm } from '@mortise/plugin-api/client';
import type { FormInstance } from 'antd';
import type { DataCollection } from '../../data/model/data-collection';
import type { Drafts } from '../../data/record/record-values';
import type { DraftFaults, Submit, SubmitOutcome } from '../../data/record/use-submit';
import type { ShownItem } from '../settings/field-items';
import { draftOf, valuesOf } from './part-values';

export interface PartFormOptions {
  readonly form: FormInstance<Drafts>;
  readonly collection: DataCollection;
  readonly items: readonly ShownItem[];
  readonly sending: Submit;
  /** What is wrong with values before they are sent. */
  onCheck(drafts: Drafts): DraftFaults | undefined;
  onDirty(now: Drafts): void;
}

/** The form for parts of other plugins in it: they do what its viewer could do. */
export function partForm({ form, collection, items, sending, onCheck, onDirty }: PartFormOptions): PartForm {
  const verdict = ({ isSaved, ...wrong }: SubmitOutcome): FormVerdict =>
    isSaved ? { ok: true, values: valuesOf(collection.fields, form.getFieldsValue()) } : { ok: false, ...wrong };
  return {
    set(values) {
      const open = new Map(items.flatMap(({ item, field }) => (item.readOnly ? [] : [[field.name, field] as const])));
      const refused = Object.keys(values).filter((name) => !open.has(name));
      if (refused.length > 0) return refused;
      const drafts = [...open].flatMap(([name, field]) =>
        values[name] === undefined ? [] : [[name, draftOf(field, values[name])] as const],
      );
      form.setFieldsValue(Object.fromEntries(drafts));
      // What code sets is told to nobody, unlike what is typed.
      onDirty(form.getFieldsValue());
      return [];
    },
    validate: () => verdict(checked(onCheck(form.getFieldsValue()), sending)),
    submit: async () => verdict(await sending.submit()),
  };
}

function checked(faults: DraftFaults | undefined, { show }: Submit): SubmitOutcome {
  return faults === undefined ? { isSaved: true, errors: {} } : show(faults);
}
