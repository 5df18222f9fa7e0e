import { type Translate, useT } from '@mortise/plugin-api/client';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { OTHERS } from '../../contract';

export interface CallerNameProps {
  /** `apiKey:7` */
  readonly subject: string;
  readonly name: string | null;
}

/** What a caller is called in a sentence. */
export function callerText(t: Translate, { subject, name }: CallerNameProps): string {
  if (subject === OTHERS || subject === 'anonymous') return t(`callers.${subject}`);
  return name ?? subject;
}

/** A caller by the name people know, with the one limits are given to. */
export function CallerName(caller: CallerNameProps): ReactNode {
  const t = useT();
  const text = callerText(t, caller);
  return (
    <>
      {text}
      {caller.name === null ? null : (
        <Typography.Text type="secondary" style={{ marginInlineStart: 8 }}>
          {caller.subject}
        </Typography.Text>
      )}
    </>
  );
}
