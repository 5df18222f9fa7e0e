import type { SlotProps } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { CollectionBlock } from '../place/collection-block';
import { CreateForm } from './create-form';
import { EditForm } from './edit-form';
import { readFormSettings } from './form-settings';

/** A form for a new record, or for one that is there. */
export default function FormBlock({ settings, place }: SlotProps['page-block']): ReactNode {
  const asked = readFormSettings(settings);
  const { mode } = asked;
  return (
    <CollectionBlock settings={settings} needs={mode === 'create' ? 'create' : 'update'}>
      {(known) =>
        mode === 'create' ? (
          <CreateForm place={place} settings={asked} collection={known} />
        ) : (
          <EditForm place={place} settings={asked} collection={known} />
        )
      }
    </CollectionBlock>
  );
}
