import { useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChangeList } from '../changes/change-list';
import { useRevision } from '../changes/use-revision';

export interface RevisionChangesProps {
  readonly uid: string;
  readonly number: number;
}

/** What a publishing changed, asked for when somebody wants to know. */
export function RevisionChanges({ uid, number }: RevisionChangesProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        type="link"
        size="small"
        aria-expanded={open}
        aria-label={t('history.changesOf', { number })}
        style={{ paddingInline: 0 }}
        onClick={() => setOpen(!open)}
      >
        {t('history.changes')}
      </Button>
      {open ? <Changes uid={uid} number={number} /> : null}
    </div>
  );
}

function Changes({ uid, number }: RevisionChangesProps): ReactNode {
  const before = useRevision(uid, number - 1);
  const after = useRevision(uid, number);
  return (
    <Loaded query={before}>
      {(former) => <Loaded query={after}>{(now) => (now === null ? null : <ChangeList before={former} after={now} />)}</Loaded>}
    </Loaded>
  );
}
