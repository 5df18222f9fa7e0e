import { useFeedback, useT } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DataCollection, type RecordKey, keyOf, writableFields } from '../model/data-collection';
import { useWrite } from '../model/use-write';
import { type Drafts, newValues } from './record-values';

export interface GoneNoticeProps {
  readonly collection: DataCollection;
  /** What stands in the form now. */
  drafts(): Drafts;
  /** The record has been made again, under this key. */
  onRestored(key: RecordKey | undefined): void;
}

/** The record was deleted while it was being looked at. What the form holds can be made a new one. */
export function GoneNotice({ collection, drafts, onRestored }: GoneNoticeProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const write = useWrite(collection.name);
  const [busy, setBusy] = useState(false);
  const restore = async (): Promise<void> => {
    const parsed = newValues(writableFields(collection, 'create'), drafts());
    if ('faults' in parsed) return feedback.info(t('data.gone.faults'));
    setBusy(true);
    try {
      const made = await write.create(parsed.values);
      feedback.success(t('data.record.created'));
      onRestored(keyOf(collection, made));
    } catch (error) {
      feedback.failure(error);
      setBusy(false);
    }
  };
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      title={t('data.gone.title')}
      description={t('data.gone.text')}
      action={
        collection.actions.create === undefined ? null : (
          <Button loading={busy} onClick={() => void restore()}>
            {t('data.gone.restore')}
          </Button>
        )
      }
    />
  );
}
