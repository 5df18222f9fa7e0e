import { useT } from '@mortise/plugin-api/client';
import { Spin } from 'antd';
import { type DOMAttributes, type ReactNode, useId, useRef } from 'react';
import { titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { useRelated } from '../record/use-related';
import { FieldInput } from '../values/field-input';
import { CellConflictNotice } from './cell-conflict';
import { type CellDraft, type CellDraftOptions, useCellDraft } from './use-cell-draft';

export type CellEditorProps = Omit<CellDraftOptions, 'frame'>;

/** Lists are done when something is picked. */
const PICKED = new Set(['boolean', 'choice', 'one']);

/** Edits a value where it stands. Enter saves, Escape leaves everything as it was; what was typed stays until it is saved. */
export function CellEditor(props: CellEditorProps): ReactNode {
  const { field, record } = props;
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const describedBy = useId();
  const cell = useCellDraft({ ...props, frame });
  const related = useRelated(field, record);
  return (
    <div ref={frame} className="records-editor" role="presentation" {...handlers(field, cell)}>
      <FieldInput
        field={field}
        compact
        autoFocus
        related={related}
        aria-label={titleOfField(field)}
        aria-describedby={describedBy}
        aria-invalid={cell.fault !== undefined}
        value={cell.draft}
        onChange={(next) => {
          cell.setDraft(next);
          if (PICKED.has(kindOf(field))) void cell.commit(next, { refocus: true });
        }}
      />
      {cell.busy ? <Spin size="small" aria-label={t('data.saving')} /> : null}
      <div
        id={describedBy}
        role="alert"
        className={cell.fault === undefined && cell.theirs === undefined ? undefined : 'records-editor-fault'}
      >
        {cell.fault}
        {cell.theirs === undefined ? null : (
          <CellConflictNotice field={field} theirs={cell.theirs} busy={cell.busy} onSave={cell.overwrite} onCancel={cell.cancel} />
        )}
      </div>
    </div>
  );
}

type Handlers = Pick<DOMAttributes<HTMLDivElement>, 'onKeyDown' | 'onKeyDownCapture' | 'onDoubleClick' | 'onBlur'>;

/** Keys and clicks stay within the editor: the grid around it has uses of its own for them. */
function handlers(field: DataField, { draft, isTouched, commit, cancel }: CellDraft): Handlers {
  const picks = PICKED.has(kindOf(field));
  return {
    // A list would take Escape for itself and leave the editor open.
    onKeyDownCapture(event) {
      if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
      event.stopPropagation();
      cancel();
    },
    onKeyDown(event) {
      event.stopPropagation();
      if (event.key !== 'Enter' || event.shiftKey || picks || event.nativeEvent.isComposing) return;
      // On a button it presses the button.
      if (event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      void commit(draft, { refocus: true });
    },
    onDoubleClick: (event) => event.stopPropagation(),
    onBlur(event) {
      const stays = event.currentTarget.contains(event.relatedTarget) || (picks && isTouched);
      if (!stays) void commit(draft, { refocus: false });
    },
  };
}
