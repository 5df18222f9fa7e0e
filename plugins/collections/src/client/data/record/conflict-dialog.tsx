import { useT } from '@mortise/plugin-api/client';
import { useUiText } from '@mortise/ui';
import { Button, Flex, Modal, Radio, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DataRecord, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { DraftView } from '../values/draft-view';
import { ValueView } from '../values/value-view';
import { type Choices, type Side, conflictingFields } from './conflict';
import { type Drafts, draftsOf } from './record-values';

export interface ConflictDialogProps {
  readonly fields: readonly DataField[];
  readonly before: Drafts;
  readonly mine: Drafts;
  /** The record as others have saved it. */
  readonly theirs: DataRecord;
  onSettle(choices: Choices | undefined): void;
}

/** Both versions of what two people have changed, to choose from field by field. */
export function ConflictDialog({ fields, before, mine, theirs, onSettle }: ConflictDialogProps): ReactNode {
  const t = useT();
  const ui = useUiText();
  const [choices, setChoices] = useState<Choices>({});
  const disputed = conflictingFields(fields, { before, mine, theirs: draftsOf(fields, theirs) });
  const chooseAll = (side: Side): void => setChoices(Object.fromEntries(disputed.map(({ name }) => [name, side])));
  return (
    <Modal
      open
      width={640}
      title={t('data.conflict.title')}
      okText={t('data.conflict.save')}
      cancelText={ui('form.discardNo')}
      onOk={() => onSettle(choices)}
      onCancel={() => onSettle(undefined)}
    >
      <Flex vertical gap="middle">
        <Typography.Text>{t(disputed.length === 0 ? 'data.conflict.none' : 'data.conflict.text')}</Typography.Text>
        {disputed.length < 2 ? null : (
          <Flex gap="small" wrap>
            <Button onClick={() => chooseAll('mine')}>{t('data.conflict.allMine')}</Button>
            <Button onClick={() => chooseAll('theirs')}>{t('data.conflict.allTheirs')}</Button>
          </Flex>
        )}
        {disputed.map((field) => (
          <FieldChoice
            key={field.name}
            field={field}
            mine={mine[field.name] ?? ''}
            theirs={theirs}
            side={choices[field.name] ?? 'mine'}
            onChoose={(side) => setChoices({ ...choices, [field.name]: side })}
          />
        ))}
      </Flex>
    </Modal>
  );
}

interface FieldChoiceProps {
  readonly field: DataField;
  readonly mine: string;
  readonly theirs: DataRecord;
  readonly side: Side;
  onChoose(side: Side): void;
}

function FieldChoice({ field, mine, theirs, side, onChoose }: FieldChoiceProps): ReactNode {
  const t = useT();
  const title = titleOfField(field);
  const values: Readonly<Record<Side, ReactNode>> = {
    mine: <DraftView field={field} draft={mine} />,
    theirs: <ValueView field={field} value={theirs[field.name]} foreignKey={theirs[field.foreignKey ?? '']} full />,
  };
  return (
    <div>
      <Typography.Text strong>{title}</Typography.Text>
      <Radio.Group
        aria-label={title}
        value={side}
        onChange={({ target }) => onChoose(target.value as Side)}
        style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', gap: 8, width: '100%' }}
      >
        {(['mine', 'theirs'] as const).map((which) => (
          <Radio key={which} value={which} style={{ alignItems: 'flex-start', minWidth: 0 }}>
            <Typography.Text type="secondary">{t(`data.conflict.${which}`)}</Typography.Text>
            <div style={{ overflowWrap: 'anywhere', maxHeight: 200, overflowY: 'auto' }}>{values[which]}</div>
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}
