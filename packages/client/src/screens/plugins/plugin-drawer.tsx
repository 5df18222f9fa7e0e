import { DisconnectOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, leavesPageOr, useFocusReturn, useLossQuestion } from '@mortise/ui';
import { Drawer, Grid } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { PluginRow } from './plugin-row';
import { PluginTabs } from './plugin-tabs';
import { PluginToggle } from './plugin-toggle';
import { useLast } from './use-last';
import type { PluginAddress } from './use-plugin-address';
import type { PluginSwitch } from './use-plugin-switch';

const LEAVES = leavesPageOr(['plugin']);

export interface PluginDrawerProps {
  /** Undefined until they are known. */
  readonly rows: readonly PluginRow[] | undefined;
  readonly switches: PluginSwitch;
  readonly address: PluginAddress;
}

/** Everything about the plugin the address names. Leaving it with settings typed and not saved asks first. */
export function PluginDrawer({ rows, switches, address }: PluginDrawerProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  const { guard, onTouched, holder } = useTypedGuard(address.plugin);
  const name = useLast(address.plugin);
  const row = rows?.find((candidate) => candidate.name === name);
  const open = (next: string): void => guard(() => address.open(next));
  const isOpen = address.plugin !== undefined && rows !== undefined;
  useFocusReturn(isOpen);
  return (
    <Drawer
      open={isOpen}
      title={row?.displayName ?? t('plugins.unknown.title')}
      extra={row === undefined ? null : <PluginToggle row={row} switches={switches} />}
      size={narrow ? '100%' : 600}
      onClose={() => guard(address.close)}
      destroyOnHidden
    >
      {holder}
      {row === undefined ? (
        <EmptyState icon={<DisconnectOutlined />} title={t('plugins.unknown.what', { name })} hint={t('plugins.unknown.hint')} />
      ) : (
        <PluginTabs key={row.name} row={row} switches={switches} address={address} onOpen={open} onTouched={onTouched} />
      )}
    </Drawer>
  );
}

interface TypedGuard {
  /** Goes on at once when nothing would be lost. */
  guard(leave: () => void): void;
  onTouched(touched: boolean): void;
  readonly holder: ReactNode;
}

function useTypedGuard(plugin: string | undefined): TypedGuard {
  const touched = useRef(false);
  const { mayLose, holder } = useLossQuestion({ isDirty: useCallback(() => touched.current, []), leaves: LEAVES });
  // By the browser's back button another plugin comes into the drawer, and what was typed for this one is gone.
  useEffect(
    () => () => {
      touched.current = false;
    },
    [plugin],
  );
  const ask = async (leave: () => void): Promise<void> => {
    if (!(await mayLose())) return;
    touched.current = false;
    leave();
  };
  return {
    guard: (leave) => void ask(leave),
    onTouched(now) {
      touched.current = now;
    },
    holder,
  };
}
