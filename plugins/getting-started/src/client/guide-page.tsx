import { useSession, useT } from '@mortise/plugin-api/client';
import { FailureNotice, Screen } from '@mortise/ui';
import { Collapse, Flex, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { STEPS, doneCount, progress } from './facts/progress';
import { type FactsState, useFacts } from './facts/use-facts';
import './guide.css';
import { GuideProgress } from './guide-progress';
import { Result } from './result/result';
import { StepList, type StepListProps } from './steps/step-list';
import { ROOT_ROLE } from './tutorial';

/** Leads from an empty installation to a first call with an API key, and ends on what was built. */
export default function GuidePage(): ReactNode {
  const t = useT();
  const state = useFacts();
  return (
    <Screen title={t('guide.title')} description={t('guide.description')}>
      <GuideContent {...state} />
    </Screen>
  );
}

function GuideContent({ facts, pending, failed }: FactsState): ReactNode {
  const isRoot = useSession().role === ROOT_ROLE;
  // Whoever has just made the first call wants to read its answer before the page goes on.
  const [reading, setReading] = useState<'before' | 'now' | 'after'>('before');
  if (failed !== undefined) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (pending) return <Waiting />;
  const states = progress(facts, isRoot);
  const done = doneCount(states);
  const finished = done === STEPS.length;
  if (finished && reading !== 'now') return <Finished facts={facts} states={states} arrived={reading === 'after'} />;
  const call = { onCalled: () => setReading('now'), onFinish: finished ? () => setReading('after') : undefined };
  return (
    <Flex vertical gap="middle">
      <GuideProgress done={done} />
      <StepList facts={facts} states={finished ? new Map(states).set('call', 'next') : states} call={call} />
    </Flex>
  );
}

interface FinishedProps extends Pick<StepListProps, 'facts' | 'states'> {
  /** The viewer has just finished the last step. */
  readonly arrived: boolean;
}

function Finished({ facts, states, arrived }: FinishedProps): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="middle">
      <Result facts={facts} arrived={arrived} />
      <Collapse items={[{ key: 'steps', label: t('guide.stepsAgain'), children: <StepList facts={facts} states={states} /> }]} />
    </Flex>
  );
}

function Waiting(): ReactNode {
  const t = useT();
  return (
    <div role="status" aria-label={t('guide.looking')}>
      <Skeleton active={false} title={false} paragraph={{ rows: 6 }} />
    </div>
  );
}
