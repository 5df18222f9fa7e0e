import { theme } from 'antd';
import type { ReactNode } from 'react';

/** A plugin's first letter, to find its card again by. */
export function PluginBadge({ name }: { readonly name: string }): ReactNode {
  const { token } = theme.useToken();
  const [letter = ''] = [...name];
  return (
    <span
      aria-hidden
      style={{
        flex: 'none',
        display: 'grid',
        placeItems: 'center',
        width: 40,
        height: 40,
        borderRadius: token.borderRadius,
        background: token.colorPrimaryBg,
        color: token.colorText,
        fontSize: 18,
        fontWeight: 600,
      }}
    >
      {letter.toUpperCase()}
    </span>
  );
}
