import { type Translate, isApiError, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { useRef, useState } from 'react';
import type { DataCollection, DataField, DataRecord } from '../model/data-collection';
import { parseDraft, toDraft } from '../values/draft';

export interface CellDraftOptions {
  readonly collection: DataCollection;
  readonly field: DataField;
  readonly record: DataRecord;
  /** The editor; the cell around it gets the focus back. */
  readonly frame: { readonly current: HTMLElement | null };
  onSave(value: JsonValue): Promise<void>;
  onClose(): void;
}

export interface CellDraft {
  readonly draft: string;
  /** Something else is typed than what was there. */
  readonly isTouched: boolean;
  setDraft(draft: string): void;
  /** What is wrong, in the viewer's language. */
  readonly fault: string | undefined;
  readonly busy: boolean;
  /** Saves and closes; stays open with the reason when that fails. */
  commit(draft: string, options: { readonly refocus: boolean }): Promise<void>;
  cancel(): void;
}

/** What is being typed into one cell. */
export function useCellDraft({ collection, field, record, frame, onSave, onClose }: CellDraftOptions): CellDraft {
  const t = useT();
  // Others may change the record meanwhile; what counts is what the person saw when they began.
  const [before] = useState(() => toDraft(field, record[field.name] ?? record[field.foreignKey ?? '']));
  const [draft, setDraft] = useState(before);
  const [state, setState] = useState<{ readonly busy: boolean; readonly fault?: string | undefined }>({ busy: false });
  // Giving the focus back takes it from the editor, which would save what was just left.
  const isOver = useRef(false);
  const leave = (refocus: boolean): void => {
    isOver.current = true;
    const cell = frame.current?.closest<HTMLElement>('[data-cell]');
    onClose();
    if (refocus) cell?.focus();
  };
  const commit: CellDraft['commit'] = async (text, { refocus }) => {
    if (state.busy || isOver.current) return;
    if (text === before) return leave(refocus);
    const parsed = parseDraft(field, text);
    if ('fault' in parsed) return setState({ busy: false, fault: t(`data.faults.${parsed.fault}`) });
    setState({ busy: true });
    try {
      await onSave(parsed.value);
      leave(refocus);
    } catch (error) {
      setState({ busy: false, fault: refusal(error, collection, t) });
    }
  };
  return { draft, isTouched: draft !== before, setDraft, fault: state.fault, busy: state.busy, commit, cancel: () => leave(true) };
}

/** Why the server would not save. A record out of the role's reach is as good as not there to it, which alone would be a riddle. */
function refusal(error: unknown, { actions }: DataCollection, t: Translate): string {
  if (!isApiError(error)) return t('data.failed');
  return error.code === 'RECORD_NOT_FOUND' && actions.update?.scoped === true ? t('data.scoped.refused') : error.message;
}
