import { CellFault, type LogicOutcome, readCell } from '@mortise/js-runtime/logic';
import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { isUnwritten } from '../../block/block-settings';
import { type CodeSettings, readCodeSettings } from '../settings/code-settings';
import { useHeldBack } from '../settings/use-held-back';
import { useLogicUnit } from '../units/use-logic-unit';
import { useOutcome } from '../units/use-outcome';
import { CellView } from './cell-view';
import { FaultMark } from './fault-mark';
import { type FaultText, cellFaultText, faultText, mistakeText } from './fault-text';

type ColumnProps = SlotProps['record-cell'];

/** A cell that shows what code makes of its record. All cells of the column run in one worker. */
export default function JsColumn(props: ColumnProps): ReactNode {
  const t = useT();
  const own = readCodeSettings(props.settings);
  const { reason, run } = useHeldBack(own, props.place);
  if (own.compiled === '') return isUnwritten(own) ? null : <FaultMark text={mistakeText(t, own)} />;
  if (reason === undefined) return <RunningCell {...props} own={own} />;
  return (
    <Button size="small" title={t(`logic.held.${reason}`)} onClick={run}>
      {t('logic.run')}
    </Button>
  );
}

function RunningCell({
  own,
  place,
  collection,
  dataSource,
  record,
  recordKey,
  index,
}: ColumnProps & { readonly own: CodeSettings }): ReactNode {
  const t = useT();
  const facts = { record, recordKey, collection, dataSource, recordIndex: index };
  const { outcome, retry } = useOutcome(useLogicUnit(own.compiled, place, 'show'), facts);
  const shown = useMemo(() => (outcome === undefined ? undefined : paint(outcome)), [outcome]);
  if (shown === undefined) return <Skeleton.Node active style={{ width: 64, height: 16 }} />;
  return 'nodes' in shown ? <CellView nodes={shown.nodes} /> : <FaultMark text={shown.text(t)} onRetry={retry} />;
}

type Painted = { readonly nodes: ReturnType<typeof readCell> } | { text(t: ReturnType<typeof useT>): FaultText };

function paint(outcome: LogicOutcome): Painted {
  if (!outcome.ok) return { text: (t) => faultText(t, outcome.fault) };
  try {
    return { nodes: readCell(outcome.value) };
  } catch (error) {
    if (error instanceof CellFault) return { text: (t) => cellFaultText(t, error) };
    throw error;
  }
}
