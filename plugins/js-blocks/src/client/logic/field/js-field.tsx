import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Button, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { isUnwritten } from '../../block/block-settings';
import { BlockFrame } from '../../frame/block-frame';
import { readCodeSettings } from '../settings/code-settings';
import { consoleOf } from '../units/code-console';
import { useHeldBack } from '../settings/use-held-back';

/** A field that is shown, and edited where that is possible, by code in a frame of its own. */
export default function JsField({
  settings,
  place,
  collection,
  value,
  values,
  disabled,
  form,
  onChange,
}: SlotProps['record-field']): ReactNode {
  const t = useT();
  const own = readCodeSettings(settings);
  const { reason, run } = useHeldBack(own, place);
  const facts = useMemo(() => ({ record: values, values, collection, value: value ?? null }), [values, collection, value]);
  if (own.compiled === '')
    return <Typography.Text type="secondary">{t(isUnwritten(own) ? 'logic.noCode' : 'logic.broken')}</Typography.Text>;
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
