import { useT } from '@mortise/plugin-api/client';
import { EVERYTHING } from '../../contract/rule';
import { useKeyChoices } from '../rule-queries';
import { useApiPlaces } from './use-api-places';
import { KINDS, idOf, isOfKind } from './subject-kind';

/** What people call the subject of a rule: a key by its name. */
export function useSubjectName(): (subject: string) => string {
  const t = useT();
  const { data: keys = [] } = useKeyChoices(true);
  const { current } = useApiPlaces();
  const names = new Map(keys.map(({ subject, name }) => [subject, name]));
  return (subject) => {
    if (subject === EVERYTHING) return t('subjects.everything');
    const kind = KINDS.find((one) => isOfKind(subject, one));
    const name = names.get(subject);
    const id = kind === 'apiKey' ? `#${idOf(subject)}` : current(idOf(subject));
    return kind === undefined ? subject : t(`subjects.${kind}`, { name: name ? `${name} (${id})` : id });
  };
}
