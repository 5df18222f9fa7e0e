import { Flex, theme } from 'antd';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

export interface CodeBlockProps {
  readonly code: string;
  /** What it is, for people who cannot see it. */
  readonly label: string;
  readonly onCopied?: (() => void) | undefined;
}

/** A listing that can be copied. */
export function CodeBlock({ code, label, onCopied }: CodeBlockProps): ReactNode {
  const { token } = theme.useToken();
  return (
    <Flex vertical gap="small">
      <pre
        // A listing wider than the page must be scrollable with the keyboard.
        tabIndex={0}
        role="region"
        aria-label={label}
        style={{
          margin: 0,
          padding: 12,
          overflow: 'auto',
          maxHeight: 360,
          borderRadius: token.borderRadiusLG,
          background: token.colorFillTertiary,
          fontFamily: token.fontFamilyCode,
          fontSize: 13,
        }}
      >
        <code>{code}</code>
      </pre>
      <div>
        <CopyButton text={code} onCopied={onCopied} />
      </div>
    </Flex>
  );
}
