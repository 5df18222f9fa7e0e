import { useApi, useFeedback, useSession, useT } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Role } from '../acl-queries';
import { holdsSnippet } from './snippet-patterns';

const MANAGE_ROLES = 'pm.acl.roles';

export interface SaveSnippets {
  /** `what` names the switch that waits. Resolves to whether it was saved. */
  save(what: string, patterns: readonly string[]): Promise<boolean>;
  readonly saving: string | undefined;
  /** Put it into the page. */
  readonly dialog: ReactNode;
}

/** Saves the administrative rights of a role, and asks before somebody locks himself out. */
export function useSaveSnippets(role: Role): SaveSnippets {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const own = useSession().role === role.name;
  const [dialog, holder] = Modal.useModal();
  const [saving, setSaving] = useState<string | undefined>();
  const save = async (what: string, snippets: readonly string[]): Promise<boolean> => {
    const locksOut = own && holdsSnippet(role.snippets ?? [], MANAGE_ROLES) && !holdsSnippet(snippets, MANAGE_ROLES);
    const texts = {
      title: t('rights.lockOut.title'),
      content: t('rights.lockOut.hint'),
      okText: t('rights.lockOut.yes'),
      cancelText: t('cancel'),
    };
    if (locksOut && !(await dialog.confirm(texts))) return false;
    setSaving(what);
    try {
      await api.post('roles:update', { params: { filterByTk: role.name }, values: { snippets } });
      await queries.invalidateQueries({ queryKey: ['access'] });
      return true;
    } catch (error) {
      feedback.failure(error);
      return false;
    } finally {
      setSaving(undefined);
    }
  };
  return { save, saving, dialog: holder };
}
