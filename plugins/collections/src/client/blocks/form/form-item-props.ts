import type { BlockPlace, PartForm } from '@mortise/plugin-api/client';
import type { FormInstance } from 'antd';
import type { DataCollection, DataRecord } from '../../data/model/data-collection';
import type { Drafts } from '../../data/record/record-values';
import type { ShownItem } from '../settings/field-items';

export interface FormItemProps {
  readonly place: BlockPlace;
  readonly collection: DataCollection;
  readonly form: FormInstance<Drafts>;
  readonly record: DataRecord | undefined;
  readonly shown: ShownItem;
  readonly required: boolean;
  onDirty(now: Drafts): void;
  /** The form, for what other plugins put into it. */
  readonly partForm: PartForm;
}
