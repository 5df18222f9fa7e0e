import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined, MinusCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Tag, theme } from 'antd';
import type { ReactNode } from 'react';
import type { PluginCondition } from './plugin-row';

const ICONS = {
  on: CheckCircleFilled,
  off: MinusCircleOutlined,
  failed: CloseCircleFilled,
  changing: LoadingOutlined,
  missing: QuestionCircleOutlined,
} as const;

const COLORS = {
  on: 'colorSuccessText',
  off: 'colorTextTertiary',
  failed: 'colorErrorText',
  changing: 'colorText',
  missing: 'colorWarningText',
} as const;

export interface StateTagProps {
  readonly condition: PluginCondition;
  /** While it is being switched: on or off. */
  readonly heading?: boolean | undefined;
}

/** Says in words and by a sign how a plugin is. */
export function StateTag({ condition, heading }: StateTagProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const shown = heading === undefined ? condition : 'changing';
  const Icon = ICONS[shown];
  const text =
    heading === undefined ? t(`plugins.state.${condition}`) : t(heading ? 'plugins.state.switchingOn' : 'plugins.state.switchingOff');
  return (
    <Tag style={{ marginInlineEnd: 0 }}>
      <Icon aria-hidden style={{ color: token[COLORS[shown]], marginInlineEnd: 6 }} />
      {text}
    </Tag>
  );
}
