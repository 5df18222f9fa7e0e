import { ArrowRightOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useSession, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';
import type { Facts } from '../facts/facts';
import { type Step, mayDo } from '../facts/progress';
import { ROOT_ROLE } from '../tutorial';
import { ACTS } from './acts';
import { placeOf } from './places';
import { useAct } from './use-act';

export interface NextStepProps {
  readonly step: Exclude<Step, 'call'>;
  readonly facts: Facts;
}

/** The step that comes next: done for the viewer, or shown where it is done by hand. */
export function NextStep({ step, facts }: NextStepProps): ReactNode {
  const t = useT();
  const { can, role } = useSession();
  const { run, busy, error } = useAct(facts);
  if (!mayDo(step, facts, can)) return <Alert type="info" showIcon title={t('steps.notAllowed')} description={t(`steps.${step}.who`)} />;
  const isForOther = step === 'key' && !facts.viewerHoldsRole && role !== ROOT_ROLE;
  return (
    <Flex vertical gap="small">
      {isForOther ? <Alert type="info" showIcon title={t('steps.key.forOther')} /> : null}
      {error === undefined ? null : <FailureNotice error={error} />}
      <Flex wrap gap="small">
        <Button type="primary" icon={<ThunderboltOutlined />} loading={busy} onClick={() => void run(ACTS[step])}>
          {t('steps.doIt')}
        </Button>
        <ShowMe place={placeOf(step, facts)} />
      </Flex>
    </Flex>
  );
}

/** A link that looks like a button. */
export function ShowMe({ place }: { readonly place: string }): ReactNode {
  const t = useT();
  const href = useHref(place);
  const navigate = useNavigate();
  return (
    <Button
      href={href}
      icon={<ArrowRightOutlined />}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate(place);
      }}
    >
      {t('steps.showMe')}
    </Button>
  );
}
