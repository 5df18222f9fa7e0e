import { useApi } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { titleOfRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { useKnownCollection } from '../model/use-collections';
import { parseDraft } from './draft';
import { chosenQuery } from './use-related-options';
import { ValueView } from './value-view';

/** What is typed, as it will be read once it is saved; what is no value yet, as it is typed. */
export function DraftView({ field, draft }: { readonly field: DataField; readonly draft: string }): ReactNode {
  if (kindOf(field) === 'one' && draft !== '') return <RelatedTitle field={field} recordKey={draft} />;
  const parsed = parseDraft(field, draft);
  return 'fault' in parsed ? draft : <ValueView field={field} value={parsed.value} full />;
}

function RelatedTitle({ field, recordKey }: { readonly field: DataField; readonly recordKey: string }): ReactNode {
  const target = useKnownCollection(field.target);
  const { data = [] } = useQuery(chosenQuery(useApi(), target, [recordKey]));
  const [record] = data;
  return target === undefined || record === undefined ? `#${recordKey}` : titleOfRecord(target, record);
}
