import { Button, Flex, Modal, Progress, Typography } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { FailureNotice } from './failure-notice';
import { useUiText } from './ui-texts';

export interface WorkReport {
  /** Parts done and parts in all; `total` 0 while it is unknown. */
  readonly done: number;
  readonly total: number;
  readonly text?: string;
}

/** Long work: reports as it goes on and stops soon after the signal is aborted. */
export type Work = (report: (now: WorkReport) => void, signal: AbortSignal) => Promise<void>;

interface RunningWork {
  readonly title: string;
  readonly report: WorkReport;
  readonly error?: unknown;
}

/** Milliseconds. What is done sooner needs no dialog: it would only flash by. */
const APPEARS_AFTER = 500;

/** Runs work that may take long; then a dialog shows how far it is and can stop it. Put `dialog` into the page. */
export function useWork(): { run(title: string, work: Work): Promise<boolean>; readonly dialog: ReactNode } {
  const [running, setRunning] = useState<RunningWork | undefined>();
  const abort = useRef(new AbortController());
  const run = useCallback(async (title: string, work: Work): Promise<boolean> => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    let latest: WorkReport = { done: 0, total: 0 };
    const show = (): void => setRunning({ title, report: latest });
    const appearance = setTimeout(show, APPEARS_AFTER);
    try {
      await work((report) => {
        latest = report;
        setRunning((now) => (now === undefined ? undefined : { title, report }));
      }, signal);
      setRunning(undefined);
      return !signal.aborted;
    } catch (error) {
      setRunning(signal.aborted ? undefined : { title, report: latest, error });
      return false;
    } finally {
      clearTimeout(appearance);
    }
  }, []);
  const dialog =
    running === undefined ? null : (
      <WorkDialog running={running} onCancel={() => abort.current.abort()} onClose={() => setRunning(undefined)} />
    );
  return { run, dialog };
}

interface WorkDialogProps {
  readonly running: RunningWork;
  onCancel(): void;
  onClose(): void;
}

function WorkDialog({ running: { title, report, error }, onCancel, onClose }: WorkDialogProps): ReactNode {
  const t = useUiText();
  const percent = report.total === 0 ? 0 : Math.floor((100 * report.done) / report.total);
  const failed = error !== undefined;
  return (
    <Modal open title={title} footer={null} closable={false} keyboard={false}>
      <Flex vertical gap="middle">
        <Progress percent={percent} status={failed ? 'exception' : 'active'} aria-label={title} />
        <Typography.Text role="status">{report.text ?? t('work.count', { done: report.done, total: report.total })}</Typography.Text>
        {failed ? <FailureNotice error={error} /> : null}
        <Flex justify="flex-end">
          {failed ? <Button onClick={onClose}>{t('close')}</Button> : <Button onClick={onCancel}>{t('work.stop')}</Button>}
        </Flex>
      </Flex>
    </Modal>
  );
}
