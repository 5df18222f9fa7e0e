import { useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { DataField } from '../model/data-field';
import { toDraft } from '../values/draft';
import { DraftView } from '../values/draft-view';

export interface CellConflictNoticeProps {
  readonly field: DataField;
  readonly theirs: JsonValue;
  readonly busy: boolean;
  onSave(): void;
  onCancel(): void;
}

/** Below what is typed: what others have saved, and whose value is to stand. */
export function CellConflictNotice({ field, theirs, busy, onSave, onCancel }: CellConflictNoticeProps): ReactNode {
  const t = useT();
  const draft = toDraft(field, theirs);
  return (
    <Flex vertical gap={4}>
      <span>
        {draft === '' ? (
          t('data.conflict.cellEmpty')
        ) : (
          <>
            {t('data.conflict.cell')} <DraftView field={field} draft={draft} />
          </>
        )}
      </span>
      <Flex gap={4}>
        <Button size="small" type="primary" loading={busy} onClick={onSave}>
          {t('data.conflict.saveMine')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('data.conflict.takeTheirs')}
        </Button>
      </Flex>
    </Flex>
  );
}
