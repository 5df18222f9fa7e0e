import { useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Alert, Collapse, Flex, Modal, Radio, Space, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { ScrollRegion } from '../scroll-region';
import { PlanSteps } from './plan-steps';
import { type OnFailure, type PlanFailure, type PlanLoss, type SchemaPlan, canApply, columnsOfViewsGone } from './schema-plan';

export interface PlanDialogProps {
  readonly title: string;
  readonly plan: SchemaPlan;
  /** Undefined to leave everything as it is. */
  onAnswer(choice: OnFailure | undefined): void;
}

/** What a change of the schema does to the records that are there, and the question whether it shall. */
export function PlanDialog({ title, plan, onAnswer }: PlanDialogProps): ReactNode {
  const t = useT();
  const [onFailure, setOnFailure] = useState<OnFailure>('refuse');
  const isDangerous = plan.losses.length > 0 || onFailure === 'setNull';
  return (
    <Modal
      open
      width={640}
      title={t('collections.plan.title', { title })}
      okText={t('collections.plan.apply')}
      cancelText={t('collections.plan.keep')}
      okButtonProps={{ disabled: !canApply(plan, onFailure), danger: isDangerous }}
      onOk={() => onAnswer(onFailure)}
      onCancel={() => onAnswer(undefined)}
    >
      <Flex vertical gap="middle">
        {plan.complete ? null : <Alert type="info" showIcon title={t('collections.plan.incomplete')} />}
        <Consequences plan={plan} />
        {plan.failures.map((failure) => (
          <Failure key={`${failure.collection} ${failure.fields.join()} ${failure.text}`} failure={failure} />
        ))}
        {plan.failures.length === 0 ? null : <FailureChoice plan={plan} value={onFailure} onChange={setOnFailure} />}
        <Collapse items={[{ key: 'sql', label: t('collections.plan.sql'), children: <PlanSteps steps={plan.steps} /> }]} />
      </Flex>
    </Modal>
  );
}

function Consequences({ plan }: { readonly plan: SchemaPlan }): ReactNode {
  const { losses, rewritten, dependents, steps } = plan;
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  const rows = (count: number): { readonly count: number; readonly number: string } => ({ count, number: number.format(count) });
  const lossText = ({ collection, field, rows: count }: PlanLoss): string =>
    field === undefined
      ? t('collections.plan.lostRows', { ...rows(count), collection })
      : t('collections.plan.lostValues', { ...rows(count), collection, field });
  const lock = steps.some((step) => step.lock === 'all') ? 'all' : steps.some((step) => step.lock === 'writes') ? 'writes' : undefined;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {losses.map((loss) => (
        <li key={`${loss.collection} ${loss.field ?? ''}`}>
          <Typography.Text type="danger">{lossText(loss)}</Typography.Text>
        </li>
      ))}
      <ColumnsGone names={columnsOfViewsGone(plan)} />
      {dependents.map(({ name, text }) => (
        <li key={name}>
          <Typography.Text type="warning">{text}</Typography.Text>
        </li>
      ))}
      {rewritten.map(({ collection, rows: count }) => (
        <li key={collection}>{t('collections.plan.rewritten', { ...rows(count), collection })}</li>
      ))}
      {lock === undefined ? null : <li>{t(`collections.plan.lock.${lock}`)}</li>}
    </ul>
  );
}

function ColumnsGone({ names }: { readonly names: readonly string[] }): ReactNode {
  const t = useT();
  const list = new Intl.ListFormat(useLanguage(), { type: 'conjunction' }).format(names);
  return names.length === 0 ? null : <li>{t('collections.plan.columnsGone', { list })}</li>;
}

/** Records the change cannot be made with, the first of them by name. */
function Failure({ failure: { text, rows, examples } }: { readonly failure: PlanFailure }): ReactNode {
  const t = useT();
  const shown = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <Alert
      type="warning"
      showIcon
      title={text}
      description={
        <>
          <ScrollRegion label={text} maxHeight="200px">
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {examples.map(({ key, value }) => (
                <li key={shown(key)} style={{ overflowWrap: 'anywhere' }}>
                  {t('collections.plan.example', { key: shown(key), value: shown(value).slice(0, 200) })}
                </li>
              ))}
            </ul>
          </ScrollRegion>
          {rows > examples.length ? t('collections.plan.more', { count: rows - examples.length }) : null}
        </>
      }
    />
  );
}

interface FailureChoiceProps {
  readonly plan: SchemaPlan;
  readonly value: OnFailure;
  onChange(choice: OnFailure): void;
}

function FailureChoice({ plan, value, onChange }: FailureChoiceProps): ReactNode {
  const t = useT();
  if (!canApply(plan, 'setNull')) return <Typography.Text>{t('collections.plan.mustMend')}</Typography.Text>;
  return (
    <Radio.Group aria-label={t('collections.plan.choice')} value={value} onChange={({ target }) => onChange(target.value as OnFailure)}>
      <Space direction="vertical">
        {(['refuse', 'setNull'] as const).map((choice) => (
          <Radio key={choice} value={choice}>
            {t(`collections.plan.onFailure.${choice}`)}
          </Radio>
        ))}
      </Space>
    </Radio.Group>
  );
}
