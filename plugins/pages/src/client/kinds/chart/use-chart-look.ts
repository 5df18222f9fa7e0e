import { theme } from 'antd';
import { useMemo } from 'react';
import type { ChartLook } from './dress-option';

/** Colours and font of the theme, the installation's colour first. */
export function useChartLook(): ChartLook {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      text: token.colorText,
      line: token.colorBorderSecondary,
      background: token.colorBgElevated,
      palette: [token.colorPrimary, token.orange, token.green, token.purple, token.cyan, token.magenta, token.gold, token.blue],
      font: token.fontFamily,
    }),
    [token],
  );
}
