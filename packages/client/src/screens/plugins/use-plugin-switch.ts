import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PluginRow, conditionOf, headingOf } from './plugin-row';
import { type SwitchPlan, planSwitch, switchKeys } from './switch-plan';

/** Row of an answer of `pm:enable` and `pm:disable`. */
interface SwitchedRow {
  readonly state: string | null;
  readonly enabled: boolean | null;
}

export interface PluginSwitch {
  /** Whether a plugin is being switched on or off, by this page or elsewhere; undefined when it is not. */
  heading(row: PluginRow): boolean | undefined;
  /** A plan that waits for somebody to agree. */
  readonly plan: SwitchPlan | undefined;
  /** Does it at once, or asks first when more than this plugin changes or something stops. */
  ask(plugin: PluginRow, on: boolean): void;
  /** Carries out the plan that waits. */
  agree(): void;
  dismiss(): void;
}

/** The switches of a list of plugins. */
export function usePluginSwitch(rows: readonly PluginRow[]): PluginSwitch {
  const carryOut = useCarryOut();
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [plan, setPlan] = useState<SwitchPlan | undefined>();
  const start = async (what: SwitchPlan): Promise<void> => {
    const names = switchKeys(what);
    setPending((before) => new Map([...before, ...names.map((name) => [name, what.on] as const)]));
    await carryOut(what);
    setPending((before) => new Map([...before].filter(([name]) => !names.includes(name))));
  };
  const heading = (row: PluginRow): boolean | undefined => pending.get(row.name) ?? headingOf(row);
  return {
    heading,
    plan,
    ask(plugin, on) {
      if (heading(plugin) !== undefined) return;
      const next = planSwitch(plugin, on, rows);
      if (on && next.others.length === 0 && next.obstacles.length === 0) void start(next);
      else setPlan(next);
    },
    agree() {
      setPlan(undefined);
      if (plan !== undefined) void start(plan);
    },
    dismiss: () => setPlan(undefined),
  };
}

/** Never rejects: what goes wrong is told, and stands on the plugin's card. */
function useCarryOut(): (plan: SwitchPlan) => Promise<void> {
  const api = useApi();
  const t = useT();
  const feedback = useFeedback();
  const queries = useQueryClient();
  return async (plan) => {
    const name = plan.plugin.displayName;
    try {
      const action = plan.on ? 'pm:enable' : 'pm:disable';
      const { data } = await api.post<SwitchedRow | readonly SwitchedRow[]>(action, { params: { filterByTk: switchKeys(plan) } });
      if ([data].flat().every((row) => isSettled(row, plan.on))) feedback.success(t(plan.on ? 'plugins.isOn' : 'plugins.isOff', { name }));
      else feedback.info(t('plugins.goesOn', { name }));
    } catch (error) {
      feedback.failure(error);
    }
    await queries.invalidateQueries({ queryKey: ['plugins'] });
  };
}

/** False while the server is still at it; the list then follows what the server tells. */
function isSettled({ state, enabled }: SwitchedRow, on: boolean): boolean {
  return conditionOf({ state, enabled: enabled === true }) === (on ? 'on' : 'off');
}
