import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useFeedback } from '@mortise/plugin-api/client';
import { Button, type ButtonProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useUiText } from './ui-texts';

export interface CopyButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'block'> {
  readonly text: string;
  /** "Copy" by default. */
  readonly label?: string;
  readonly onCopied?: (() => void) | undefined;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, onCopied, ...button }: CopyButtonProps): ReactNode {
  const t = useUiText();
  const feedback = useFeedback();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await writeClipboard(text);
      setCopied(true);
      onCopied?.();
    } catch {
      feedback.info(t('copy.byHand'));
    }
  };
  return (
    <Button {...button} icon={copied ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? t('copy.done') : (label ?? t('copy.label'))}</span>
    </Button>
  );
}

/** The modern way exists only on https and localhost. */
async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('The clipboard is not available');
}
