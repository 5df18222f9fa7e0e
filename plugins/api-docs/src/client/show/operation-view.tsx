import { ArrowLeftOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { Button, Flex, Grid, Tag, Typography, theme } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Entered, buildCall } from '../call/build-call';
import type { Credential } from '../call/credential';
import { exampleText } from '../call/example';
import { type ApiDocument, type Operation, type Schema, resolve } from '../document';
import { BodyEditor } from './body-editor';
import { type FieldRow, describeFields } from './describe-fields';
import { FieldsTable } from './fields-table';
import { MarkedText } from './marked-text';
import { ParameterFields } from './parameter-fields';
import { ResponseTable } from './response-table';
import { SnippetTabs } from './snippet-tabs';
import { TryOperation } from './try-operation';

export interface OperationViewProps {
  readonly document: ApiDocument;
  readonly operation: Operation;
  readonly credential: Credential;
}

/** One operation: what it takes, a way to call it, the same call in programs, and what it may answer. */
export function OperationView({ document, operation, credential }: OperationViewProps): ReactNode {
  const t = useT();
  const { body, answer } = operation;
  const example = body ? exampleText(document, body) : '';
  const [entered, setEntered] = useState<Entered>({ parameters: {}, body: example });
  const call = buildCall(operation, entered, { credential, origin: location.origin });
  const setParameter = (key: string, text: string): void =>
    setEntered((before) => ({ ...before, parameters: { ...before.parameters, [key]: text } }));
  return (
    <Flex vertical gap="middle">
      <OperationHead operation={operation} />
      <ParameterFields parameters={operation.parameters} entered={entered.parameters} onChange={setParameter} />
      {body ? (
        <BodyEditor
          type={body.type}
          description={body.description}
          text={entered.body}
          example={example}
          onChange={(text) => setEntered((before) => ({ ...before, body: text }))}
        />
      ) : null}
      {body ? <FieldsTable label={t('bodyFields')} rows={describeFields(document, body.schema)} /> : null}
      <TryOperation operation={operation} entered={entered} call={call} credential={credential} />
      <SnippetTabs call={call} credential={credential} />
      <ResponseTable responses={operation.responses} />
      {answer === undefined ? null : <FieldsTable label={t('answerFields')} rows={answerRows(document, answer)} />}
    </Flex>
  );
}

/** What stands in `data`; the envelope is always the same. */
function answerRows(document: ApiDocument, answer: Schema): readonly FieldRow[] {
  const data = resolve(document, answer).properties?.['data'];
  return data ? describeFields(document, data) : describeFields(document, answer);
}

function OperationHead({ operation }: Pick<OperationViewProps, 'operation'>): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const [, setChosen] = useUrlState('op', { push: true });
  const isWide = Grid.useBreakpoint().md !== false;
  const { method, path, summary, description, isPublic } = operation;
  return (
    <div>
      {isWide ? null : (
        <Button type="link" icon={<ArrowLeftOutlined />} onClick={() => setChosen(undefined)} style={{ paddingInline: 0 }}>
          {t('back')}
        </Button>
      )}
      <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {summary}
      </Typography.Title>
      <div style={{ fontFamily: token.fontFamilyCode, overflowWrap: 'anywhere', marginBlock: 4 }}>
        <strong>{method}</strong> {path} {isPublic ? <Tag>{t('public')}</Tag> : null}
      </div>
      {description === undefined ? null : (
        <Typography.Paragraph style={{ whiteSpace: 'pre-line' }}>
          <MarkedText text={description} />
        </Typography.Paragraph>
      )}
    </div>
  );
}
