import { UndoOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Input, Typography, theme } from 'antd';
import { type ReactNode, useId } from 'react';
import { bodyKind } from '../call/body-kind';
import { MarkedText } from './marked-text';
import { Section } from './section';

export interface BodyEditorProps {
  /** Media type. */
  readonly type: string;
  readonly description: string | undefined;
  readonly text: string;
  readonly example: string;
  onChange(text: string): void;
}

/** The body as the text of JSON or a form, filled in with an example. */
export function BodyEditor({ type, description, text, example, onChange }: BodyEditorProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const id = useId();
  const kind = bodyKind(type);
  if (kind === 'file') return <FileBody type={type} />;
  const fault = kind === 'json' ? faultOf(text) : undefined;
  return (
    <Section title={t('body')}>
      <Flex vertical gap="small">
        {description === undefined ? null : (
          <Typography.Text type="secondary">
            <MarkedText text={description} />
          </Typography.Text>
        )}
        <Input.TextArea
          aria-label={t('body')}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          value={text}
          spellCheck={false}
          autoSize={{ minRows: 4, maxRows: 20 }}
          onChange={(event) => onChange(event.target.value)}
          style={{ fontFamily: token.fontFamilyCode, fontSize: 13 }}
        />
        <Fault id={`${id}-fault`} reason={fault} />
        {text === example ? null : (
          <div>
            <Button icon={<UndoOutlined />} onClick={() => onChange(example)}>
              {t('resetBody')}
            </Button>
          </div>
        )}
      </Flex>
    </Section>
  );
}

function FileBody({ type }: Pick<BodyEditorProps, 'type'>): ReactNode {
  const t = useT();
  return (
    <Section title={t('body')}>
      <Typography.Text>{t('bodyIsFile', { type })}</Typography.Text>
    </Section>
  );
}

function Fault({ id, reason }: { readonly id: string; readonly reason: string | undefined }): ReactNode {
  const t = useT();
  return (
    <Typography.Text id={id} type="danger" role="status">
      {reason === undefined ? null : t('bodyInvalid', { reason })}
    </Typography.Text>
  );
}

/** What is wrong with a text as JSON; nothing for none at all. */
function faultOf(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
