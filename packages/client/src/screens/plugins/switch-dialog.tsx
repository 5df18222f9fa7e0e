import { useT } from '@mortise/plugin-api/client';
import { useUiText } from '@mortise/ui';
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SwitchPlan } from './switch-plan';
import { switchLosses } from './switch-losses';
import { useLast } from './use-last';
import type { PluginSwitch } from './use-plugin-switch';

export interface SwitchDialogProps {
  readonly switches: PluginSwitch;
  /** Shows a plugin the dialog names. */
  onOpen(name: string): void;
}

/** Says what else a switch does, and asks. */
export function SwitchDialog({ switches, onOpen }: SwitchDialogProps): ReactNode {
  const t = useT();
  const plan = useLast(switches.plan);
  const title = t(plan?.on === true ? 'plugins.dialog.on' : 'plugins.dialog.off', { name: plan?.plugin.displayName });
  const open = (name: string): void => {
    switches.dismiss();
    onOpen(name);
  };
  return (
    <Modal
      open={switches.plan !== undefined}
      title={title}
      onCancel={switches.dismiss}
      footer={plan === undefined ? null : <Buttons plan={plan} switches={switches} />}
    >
      {plan === undefined ? null : (
        <Flex vertical gap="middle">
          <Obstacles plan={plan} />
          <Others plan={plan} onOpen={open} />
          {plan.on || plan.obstacles.length > 0 ? null : <Losses plan={plan} />}
        </Flex>
      )}
    </Modal>
  );
}

function Obstacles({ plan: { plugin, on, obstacles } }: { readonly plan: SwitchPlan }): ReactNode {
  const t = useT();
  if (obstacles.length === 0) return null;
  const params = { name: plugin.displayName, names: obstacles.join(', ') };
  return <Alert type="warning" showIcon title={t(on ? 'plugins.dialog.missing' : 'plugins.dialog.held', params)} />;
}

function Others({ plan: { plugin, on, others }, onOpen }: { readonly plan: SwitchPlan; onOpen(name: string): void }): ReactNode {
  const t = useT();
  if (others.length === 0) return null;
  return (
    <div>
      <Typography.Text>{t(on ? 'plugins.dialog.onFirst' : 'plugins.dialog.offFirst', { name: plugin.displayName })}</Typography.Text>
      <ol style={{ margin: '8px 0 0', paddingInlineStart: 24 }}>
        {others.map(({ name, displayName }) => (
          <li key={name}>
            <Button type="link" size="small" aria-label={t('plugins.open', { name: displayName })} onClick={() => onOpen(name)}>
              {displayName}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Losses({ plan }: { readonly plan: SwitchPlan }): ReactNode {
  const t = useT();
  const losses = switchLosses([plan.plugin, ...plan.others]);
  return (
    <div>
      {losses.length === 0 ? null : <Typography.Text>{t('plugins.dialog.stops')}</Typography.Text>}
      <ul style={{ margin: '8px 0', paddingInlineStart: 24 }}>
        {losses.map(({ key, count }) => (
          <li key={key}>{t(`plugins.dialog.${key}`, { count })}</li>
        ))}
      </ul>
      <Typography.Text strong>{t('plugins.dialog.dataStays')}</Typography.Text>
    </div>
  );
}

function Buttons({ plan, switches }: { readonly plan: SwitchPlan; readonly switches: PluginSwitch }): ReactNode {
  const t = useT();
  const common = useUiText();
  if (plan.obstacles.length > 0) return <Button onClick={switches.dismiss}>{common('close')}</Button>;
  const count = plan.others.length + 1;
  return (
    <Flex wrap gap="small" justify="flex-end">
      <Button onClick={switches.dismiss}>{common('cancel')}</Button>
      <Button type="primary" danger={!plan.on} onClick={switches.agree}>
        {t(plan.on ? 'plugins.dialog.agreeOn' : 'plugins.dialog.agreeOff', { count })}
      </Button>
    </Flex>
  );
}
