import type { LogicOutcome } from '@mortise/js-runtime/logic';
import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { type JsonObject, isJsonObject } from '@mortise/shared';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { isUnwritten } from '../../block/block-settings';
import { FaultMark } from '../cell/fault-mark';
import { type FaultText, faultText, mistakeText } from '../cell/fault-text';
import { type CodeSettings, readCodeSettings } from '../settings/code-settings';
import { useHeldBack } from '../settings/use-held-back';
import { useLogicUnit } from '../units/use-logic-unit';
import { useOutcome } from '../units/use-outcome';

type OptionProps = SlotProps['chart-option'];

/** What code makes of a chart's rows, drawn by the chart. Before there is code the chart is as it was. */
export default function JsOption(props: OptionProps): ReactNode {
  const t = useT();
  const own = readCodeSettings(props.settings);
  const { reason, run } = useHeldBack(own, props.place);
  if (isUnwritten(own)) return props.draw(props.option);
  if (own.compiled === '') return <FaultMark text={mistakeText(t, own)} />;
  if (reason === undefined) return <RunningOption {...props} own={own} />;
  return (
    <Button style={{ alignSelf: 'start' }} title={t(`logic.held.${reason}`)} onClick={run}>
      {t('logic.run')}
    </Button>
  );
}

function RunningOption({
  own,
  place,
  collection,
  dataSource,
  rows,
  option,
  draw,
}: OptionProps & { readonly own: CodeSettings }): ReactNode {
  const t = useT();
  const facts = { collection, dataSource, chart: { rows, option } };
  const { outcome, retry } = useOutcome(useLogicUnit(own.compiled, place, 'show'), facts);
  const made = useMemo(() => (outcome === undefined ? undefined : readOption(outcome)), [outcome]);
  if (made === undefined) return <Skeleton.Node active style={{ width: '100%', height: 280 }} />;
  return 'option' in made ? draw(made.option) : <FaultMark text={made.text(t)} onRetry={retry} />;
}

type Made = { readonly option: JsonObject } | { text(t: ReturnType<typeof useT>): FaultText };

function readOption(outcome: LogicOutcome): Made {
  if (!outcome.ok) return { text: (t) => faultText(t, outcome.fault) };
  const { value } = outcome;
  return isJsonObject(value) ? { option: value } : { text: (t) => ({ short: t('logic.option.none'), long: t('logic.option.noneHint') }) };
}
