import { type ApiFault, isApiError, useT } from '@mortise/plugin-api/client';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { DataField } from '../model/data-collection';
import type { DraftFault } from '../values/draft';
import { type Drafts, placeFaults } from './record-values';

/** Resolves to what is wrong with the values, by field, or to nothing when they are saved; throws ApiError. */
export type SubmitDrafts = (drafts: Drafts) => Promise<Readonly<Record<string, DraftFault>> | undefined>;

export interface SubmitState {
  readonly busy: boolean;
  /** What no field can tell. */
  readonly error?: unknown;
  readonly rest: readonly ApiFault[];
}

export interface SubmitOptions {
  readonly form: FormInstance<Drafts>;
  /** In the order they are shown. */
  readonly fields: readonly DataField[];
  readonly onSubmit: SubmitDrafts;
}

/** Sends what stands in a form, and says at each field what is wrong with it. */
export function useSubmit({ form, fields, onSubmit }: SubmitOptions): SubmitState & { submit(): Promise<void> } {
  const t = useT();
  const [state, setState] = useState<SubmitState>({ busy: false, rest: [] });
  const show = (faults: ReadonlyMap<string, readonly string[]>): void => {
    form.setFields([...faults].map(([name, errors]) => ({ name, errors: [...errors] })));
    const first = fields.find(({ name }) => faults.has(name));
    if (first !== undefined) form.focusField(first.name);
  };
  const submit = async (): Promise<void> => {
    setState({ busy: true, rest: [] });
    try {
      const faults = Object.entries((await onSubmit(form.getFieldsValue())) ?? {});
      show(new Map(faults.map(([name, fault]) => [name, [t(`data.faults.${fault}`)]])));
      setState({ busy: false, rest: [] });
    } catch (error) {
      const { placed, rest } = placeFaults(fields, isApiError(error) ? error.faults : []);
      show(placed);
      setState(placed.size === 0 ? { busy: false, rest: [], error } : { busy: false, rest });
    }
  };
  return { ...state, submit };
}
