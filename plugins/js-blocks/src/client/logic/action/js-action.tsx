import type { LogicOutcome } from '@mortise/js-runtime/logic';
import { type SlotProps, useFeedback, useT } from '@mortise/plugin-api/client';
import { Button, Flex, Popconfirm, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { isUnwritten } from '../../block/block-settings';
import { useBlockFacts } from '../../block/use-block-facts';
import { LogicFaultNotice } from '../cell/fault-notice';
import { faultText, mistakeText } from '../cell/fault-text';
import { useHeldBack } from '../settings/use-held-back';
import { useLogicUnit } from '../units/use-logic-unit';
import { type ActionSettings, readActionSettings } from './action-settings';

type ActionProps = SlotProps['page-block'];

/** A button that runs its author's code in a worker. */
export default function JsAction({ settings, place }: ActionProps): ReactNode {
  const t = useT();
  const own = readActionSettings(settings);
  if (isUnwritten(own)) return <Typography.Text type="secondary">{t('logic.noCode')}</Typography.Text>;
  if (own.compiled === '') return <LogicFaultNotice text={mistakeText(t, own)} />;
  return <ReadyAction own={own} place={place} />;
}

function ReadyAction({ own, place }: { readonly own: ActionSettings; readonly place: ActionProps['place'] }): ReactNode {
  const t = useT();
  const held = useHeldBack(own, place);
  const { isBusy, outcome, press } = useAction(own, place);
  const isAsking = held.reason !== undefined || own.question !== '';
  const question = held.reason === undefined ? own.question : t(`logic.held.${held.reason}`);
  const begin = (): void => {
    held.run();
    press();
  };
  const button = (
    <Button
      type={own.look === 'default' ? 'default' : 'primary'}
      danger={own.look === 'danger'}
      loading={isBusy}
      {...(isAsking ? {} : { onClick: press })}
    >
      {own.label === '' ? t('logic.action.label') : own.label}
    </Button>
  );
  return (
    <Flex vertical gap="small" align="start">
      {isAsking ? (
        <Popconfirm title={question} okText={t('logic.run')} cancelText={t('logic.action.cancel')} onConfirm={begin}>
          {button}
        </Popconfirm>
      ) : (
        button
      )}
      <ActionFault outcome={outcome} />
    </Flex>
  );
}

function ActionFault({ outcome }: { readonly outcome: LogicOutcome | undefined }): ReactNode {
  const t = useT();
  if (outcome === undefined || outcome.ok) return null;
  return <LogicFaultNotice text={faultText(t, outcome.fault)} />;
}

interface PressedAction {
  /** It runs, or the record it is about is on its way. */
  readonly isBusy: boolean;
  /** Of the last run. */
  readonly outcome: LogicOutcome | undefined;
  press(): void;
}

function useAction(own: ActionSettings, place: ActionProps['place']): PressedAction {
  const feedback = useFeedback();
  const facts = useBlockFacts(place);
  const run = useLogicUnit(own.compiled, place, 'press');
  const [state, setState] = useState<Pick<PressedAction, 'isBusy' | 'outcome'>>({ isBusy: false, outcome: undefined });
  const press = async (): Promise<void> => {
    if (state.isBusy || facts === undefined) return;
    setState({ isBusy: true, outcome: undefined });
    const outcome = await run(facts, { retry: true });
    setState({ isBusy: false, outcome });
    if (!outcome.ok || outcome.exit === 'all') return;
    if (own.after.message !== '') feedback.success(own.after.message);
    if (own.after.closesView) place.board.closeView();
  };
  return { ...state, isBusy: state.isBusy || facts === undefined, press: () => void press() };
}
