import { isApiError } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { SubmitState } from './use-submit';

export interface SubmitFaultsProps {
  readonly state: SubmitState;
  /** What it means when the record is not found, where that can have another reason than that it is gone. */
  readonly missing?: string | undefined;
}

/** What is wrong with a form that none of its fields can say. */
export function SubmitFaults({ state: { error, rest }, missing }: SubmitFaultsProps): ReactNode {
  return (
    <>
      {error === undefined ? null : <Failure error={error} missing={missing} />}
      {rest.map(({ code, message }) => (
        <Alert key={`${code} ${message}`} type="error" showIcon title={message} />
      ))}
    </>
  );
}

function Failure({ error, missing }: { readonly error: unknown; readonly missing: string | undefined }): ReactNode {
  const isMissing = missing !== undefined && isApiError(error) && error.code === 'RECORD_NOT_FOUND';
  return isMissing ? <Alert type="error" showIcon title={missing} /> : <FailureNotice error={error} />;
}
