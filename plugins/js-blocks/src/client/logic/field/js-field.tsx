import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { Button, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { BlockFrame } from '../../frame/block-frame';
import { readCodeSettings } from '../settings/code-settings';
import { useHeldBack } from '../settings/use-held-back';

/** A field that is shown, and edited where that is possible, by code in a frame of its own. */
export default function JsField({
  settings,
  place,
  collection,
  field,
  value,
  values,
  disabled,
  onChange,
}: SlotProps['record-field']): ReactNode {
  const t = useT();
  const own = readCodeSettings(settings);
  const { reason, run } = useHeldBack(own, place);
  const facts = useMemo(() => ({ record: values, values, collection, value: value ?? null }), [values, collection, value]);
  if (own.compiled === '')
    return <Typography.Text type="secondary">{t(own.code === '' ? 'logic.noCode' : 'logic.broken')}</Typography.Text>;
  if (reason === 'foreign') {
    return (
      <Button title={t(`logic.held.${reason}`)} onClick={run}>
        {t('logic.run')}
      </Button>
    );
  }
  // Pages that are rescued by their address are the frame's own business.
  return <BlockFrame code={own.compiled} place={place} facts={facts} field={field} {...(disabled ? {} : { onValue: onChange })} />;
}
