import type { ShownFacts } from '@mortise/js-runtime/host';
import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Button, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { isUnwritten } from '../../block/block-settings';
import { BlockFrame } from '../../frame/block-frame';
import { LogicFaultNotice } from '../cell/fault-notice';
import { mistakeText } from '../cell/fault-text';
import { readCodeSettings } from '../settings/code-settings';
import { useHeldBack } from '../settings/use-held-back';
import { consoleOf } from '../units/code-console';

/** A field that is shown, and edited where that is possible, by code in a frame of its own. */
export default function JsField(props: SlotProps['record-field']): ReactNode {
  const { settings, place, disabled, form, onChange } = props;
  const t = useT();
  const own = readCodeSettings(settings);
  const { reason, run } = useHeldBack(own, place);
  const facts = useFieldFacts(props);
  if (isUnwritten(own)) return <Typography.Text type="secondary">{t('logic.noCode')}</Typography.Text>;
  if (own.compiled === '') return <LogicFaultNotice text={mistakeText(t, own)} />;
  if (reason === 'foreign') {
    return (
      <Button title={t(`logic.held.${reason}`)} onClick={run}>
        {t('logic.run')}
      </Button>
    );
  }
  const observer = consoleOf(place, own.compiled);
  // Pages that are rescued by their address are the frame's own business.
  return (
    <BlockFrame
      code={own.compiled}
      place={place}
      facts={facts}
      form={form}
      {...(observer === undefined ? {} : { observer })}
      {...(disabled ? {} : { onValue: onChange })}
    />
  );
}

function useFieldFacts({ collection, dataSource, recordKey, field, value, values, disabled }: SlotProps['record-field']): ShownFacts {
  return useMemo(() => {
    const key = recordKey === undefined ? {} : { recordKey };
    return { record: values, values, ...key, collection, dataSource, field, isDisabled: disabled, value: value ?? null };
  }, [values, recordKey, collection, dataSource, field, disabled, value]);
}
