import { useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import type { Finding } from '../../contract/rule';
import { useSubjectName } from '../rules/use-subject-name';

/** What a list said, as a sentence: which rule, which list, which entry. */
export function FindingText({ finding: { subject, list, entry, passed } }: { readonly finding: Finding }): ReactNode {
  const t = useT();
  const nameOf = useSubjectName();
  const params = { rule: nameOf(subject), list: t(`lists.${list}.title`), entry };
  if (entry !== undefined) return t('finding.entry', params);
  return t(list === 'deny' && passed ? 'finding.notDenied' : 'finding.none', params);
}
