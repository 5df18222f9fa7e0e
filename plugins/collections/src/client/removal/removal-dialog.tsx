import { useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useSchemaEditor } from '../use-schema';
import type { Removal } from './impact';
import { Losses } from './losses';
import { RemovalSteps } from './removal-steps';

export interface RemovalDialogProps {
  /** What is to go; undefined while nothing is. */
  readonly removal: Removal | undefined;
  onClose(): void;
  onRemoved?(): void;
}

/** Asks before a collection or a field goes, with what goes with it. */
export function RemovalDialog({ removal, onClose, onRemoved }: RemovalDialogProps): ReactNode {
  const t = useT();
  const editor = useSchemaEditor();
  const feedback = useFeedback();
  if (removal === undefined) return null;
  const { collection, field } = removal;
  const name = field ?? collection;
  const remove = async (): Promise<void> => {
    await (field === undefined ? editor.destroyCollection(collection) : editor.destroyField(collection, field));
    feedback.success(t('collections.removal.done', { name }));
    onRemoved?.();
  };
  return (
    <ConfirmByName
      open
      title={t(field === undefined ? 'collections.removal.collection' : 'collections.removal.field', { name })}
      name={name}
      losses={
        <Flex vertical gap="middle">
          <Losses removal={removal} />
          <RemovalSteps removal={removal} />
        </Flex>
      }
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
