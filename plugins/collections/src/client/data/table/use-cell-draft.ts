import { type Translate, isApiError, useFeedback, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { leavesPageOr, useUiText, useUnsavedWork } from '@mortise/ui';
import { useEffect, useRef, useState } from 'react';
import type { DataCollection, DataRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { fieldFaultText } from '../model/field-faults';
import { parseDraft, toDraft } from '../values/draft';
import { CellConflict, seenIn } from './save-cell';

export interface CellDraftOptions {
  readonly collection: DataCollection;
  readonly field: DataField;
  readonly record: DataRecord;
  /** The editor; the cell around it gets the focus back. */
  readonly frame: { readonly current: HTMLElement | null };
  /** `seen` is the value it replaces. */
  onSave(value: JsonValue, seen: JsonValue): Promise<void>;
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
  /** What others have saved since the person began, if that is another value. */
  readonly theirs: JsonValue | undefined;
  /** Saves what is typed over it. */
  overwrite(): void;
  /** Saves and closes; stays open with the reason when that fails. */
  commit(draft: string, options: { readonly refocus: boolean }): Promise<void>;
  cancel(): void;
}

const leavesPage = leavesPageOr([]);

/** What is being typed into one cell. */
export function useCellDraft(options: CellDraftOptions): CellDraft {
  const { field, record } = options;
  // Others may change the record meanwhile; what counts is what the person saw when they began.
  const [seen] = useState(() => seenIn(record, field));
  const before = toDraft(field, seen);
  const [draft, setDraft] = useState(before);
  const { leave, isOver } = useLeaving(options);
  const { state, save } = useSaving(options, leave);
  const { busy, fault, theirs } = state;
  useLastMoment({ ...options, draft, seen, isOpen: () => draft !== before && !busy && !isOver() });
  return {
    draft,
    isTouched: draft !== before,
    setDraft,
    fault,
    busy,
    theirs,
    async commit(text, { refocus }) {
      // While others' value stands beside it, only the buttons decide.
      if (!busy && !isOver() && theirs === undefined) await save(text, seen, refocus);
    },
    overwrite() {
      if (!busy && theirs !== undefined) void save(draft, theirs, true);
    },
    cancel: () => leave(true),
  };
}

interface LastMoment extends Pick<CellDraftOptions, 'field' | 'onSave'> {
  readonly draft: string;
  readonly seen: JsonValue;
  /** Something is typed that nobody has saved or given up. */
  isOpen(): boolean;
}

/** Going to another page saves what stands in the cell, as going to another cell does. What cannot be saved is asked about. */
function useLastMoment(cell: LastMoment): void {
  const { field, draft, isOpen } = cell;
  const ui = useUiText();
  const feedback = useFeedback();
  useUnsavedWork({
    isDirty: isOpen,
    hint: ui('unsaved.typed'),
    leaves: (leaving) => leavesPage(leaving) && 'fault' in parseDraft(field, draft),
  });
  const latest = useRef({ ...cell, feedback });
  useEffect(() => {
    latest.current = { ...cell, feedback };
  });
  useEffect(
    () => () => {
      const { field: of, draft: text, seen, onSave, isOpen: isStill, feedback: tell } = latest.current;
      const parsed = parseDraft(of, text);
      if (isStill() && 'value' in parsed) onSave(parsed.value, seen).catch((error: unknown) => tell.failure(error));
    },
    [],
  );
}

interface Leaving {
  leave(refocus: boolean): void;
  isOver(): boolean;
}

function useLeaving({ frame, onClose }: CellDraftOptions): Leaving {
  // Giving the focus back takes it from the editor, which would save what was just left.
  const over = useRef(false);
  const leave = (refocus: boolean): void => {
    over.current = true;
    const cell = frame.current?.closest<HTMLElement>('[data-cell]');
    onClose();
    if (refocus) cell?.focus();
  };
  return { leave, isOver: () => over.current };
}

interface Saving {
  readonly state: CellState;
  /** `over` is the value that is replaced, as far as the person knows. */
  save(text: string, over: JsonValue, refocus: boolean): Promise<void>;
}

function useSaving({ collection, field, onSave }: CellDraftOptions, leave: Leaving['leave']): Saving {
  const t = useT();
  const [state, setState] = useState<CellState>({ busy: false });
  const save: Saving['save'] = async (text, over, refocus) => {
    if (text === toDraft(field, over)) return leave(refocus);
    const parsed = parseDraft(field, text);
    if ('fault' in parsed) return setState({ busy: false, fault: t(`data.faults.${parsed.fault}`) });
    setState({ busy: true });
    try {
      await onSave(parsed.value, over);
      leave(refocus);
    } catch (error) {
      if (error instanceof CellConflict) setState({ busy: false, theirs: error.theirs });
      else setState({ busy: false, fault: refusal(error, { collection, field }, t) });
    }
  };
  return { state, save };
}

interface CellState {
  readonly busy: boolean;
  readonly fault?: string | undefined;
  readonly theirs?: JsonValue;
}

/** Why the server would not save. A record out of the role's reach is as good as not there to it, which alone would be a riddle. */
function refusal(error: unknown, { collection: { actions }, field }: Pick<CellDraftOptions, 'collection' | 'field'>, t: Translate): string {
  if (!isApiError(error)) return t('data.failed');
  return error.code === 'RECORD_NOT_FOUND' && actions.update?.scoped === true
    ? t('data.scoped.refused')
    : error.faults.map((fault) => fieldFaultText([field], fault)).join('\n');
}
