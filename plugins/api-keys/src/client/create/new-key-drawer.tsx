import { useApi, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { type ReactNode, useState } from 'react';
import type { IssuedKey } from '../api-key';
import { useReloadKeys } from '../use-keys';
import { DEFAULT_EXPIRY, type ExpiryChoice, dayAhead, expiryValues } from './expiry';
import { ExpiryField } from './expiry-field';
import { NameField } from './name-field';
import { RoleField } from './role-field';
import { useRoleChoices } from './use-role-choices';

interface KeyForm {
  readonly name: string;
  readonly role: string;
  readonly expiry: ExpiryChoice;
  /** `YYYY-MM-DD` */
  readonly day?: string;
}

/** What a new key begins with where the form is closed: thirty days, so that forgotten keys end by themselves. */
const DAYS_AHEAD = 30;

export interface NewKeyDrawerProps {
  readonly open: boolean;
  /** Whose key it will be; the viewer's own without it. */
  readonly userId: number | undefined;
  onIssued(key: IssuedKey): void;
  onClose(): void;
}

export function NewKeyDrawer({ open, userId, onIssued, onClose }: NewKeyDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const { reload } = useReloadKeys();
  const choices = useRoleChoices(userId, open);
  const [day] = useState(() => dayAhead(new Date(), DAYS_AHEAD));
  const only = choices.roles?.length === 1 ? choices.roles[0]?.name : undefined;
  const create = async ({ name, role, expiry, ...form }: KeyForm): Promise<void> => {
    const owner = userId === undefined ? {} : { userId };
    const values = { name: name.trim(), role, ...expiryValues(expiry, form.day), ...owner };
    const { data } = await api.post<{ readonly id: number; readonly token: string }>('apiKeys:create', { values });
    onIssued({ ...data, name: values.name, roleName: role });
    void reload();
  };
  return (
    <FormDrawer<KeyForm>
      open={open}
      title={t('keys.create')}
      submitText={t('form.submit')}
      initialValues={{ expiry: DEFAULT_EXPIRY, day, ...(only === undefined ? {} : { role: only }) }}
      onSubmit={create}
      onClose={onClose}
    >
      <NameField />
      <RoleField choices={choices} ofOther={userId !== undefined} />
      <ExpiryField />
    </FormDrawer>
  );
}
