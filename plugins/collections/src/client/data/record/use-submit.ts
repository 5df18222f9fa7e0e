import { type ApiFault, isApiError, useT } from '@mortise/plugin-api/client';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { DataField } from '../model/data-field';
import type { DraftFault } from '../values/draft';
import { type Drafts, placeFaults } from './record-values';

export type DraftFaults = Readonly<Record<string, DraftFault>>;

/** Resolves to what is wrong with the values, by field, to nothing when they are saved, or to `open` while the viewer is asked; throws ApiError. */
export type SubmitDrafts = (drafts: Drafts) => Promise<DraftFaults | 'open' | undefined>;

/** How sending ended, in the viewer's language. */
export interface SubmitOutcome {
  readonly isSaved: boolean;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** What no field can tell. */
  readonly message?: string;
}

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

export interface Submit extends SubmitState {
  submit(): Promise<SubmitOutcome>;
  /** Says at each field what is wrong with it. */
  show(faults: DraftFaults): SubmitOutcome;
}

/** Sends what stands in a form, and says at each field what is wrong with it. */
export function useSubmit({ form, fields, onSubmit }: SubmitOptions): Submit {
  const t = useT();
  const [state, setState] = useState<SubmitState>({ busy: false, rest: [] });
  const place = (errors: ReadonlyMap<string, readonly string[]>): void => {
    form.setFields([...errors].map(([name, texts]) => ({ name, errors: [...texts] })));
    const first = fields.find(({ name }) => errors.has(name));
    if (first !== undefined) form.focusField(first.name);
  };
  const show = (faults: DraftFaults): SubmitOutcome => {
    const errors = new Map(Object.entries(faults).map(([name, fault]) => [name, [t(`data.faults.${fault}`)]]));
    place(errors);
    return { isSaved: false, errors: Object.fromEntries(errors) };
  };
  const submit = async (): Promise<SubmitOutcome> => {
    setState({ busy: true, rest: [] });
    try {
      const ended = await onSubmit(form.getFieldsValue());
      setState({ busy: false, rest: [] });
      return ended === undefined || ended === 'open' ? { isSaved: ended === undefined, errors: {} } : show(ended);
    } catch (error) {
      const { placed, rest } = placeFaults(fields, isApiError(error) ? error.faults : []);
      place(placed);
      setState(placed.size === 0 ? { busy: false, rest: [], error } : { busy: false, rest });
      const message = rest.map((fault) => fault.message).join(' ') || (isApiError(error) && placed.size === 0 ? error.message : '');
      return { isSaved: false, errors: Object.fromEntries(placed), ...(message === '' ? {} : { message }) };
    }
  };
  return { ...state, submit, show };
}
