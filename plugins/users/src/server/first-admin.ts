import type { EventsPort, InitialRoot, PasswordsPort, RecordsPort } from '@mortise/plugin-api/server';
import { type JsonValue, isAppError } from '@mortise/shared';
import { FIRST_ADMIN_CREATED, type FirstAdminCreated } from '../contract/events';
import { checkAccount } from './account-rules';
import { randomPassword } from './accounts-service';

const DEFAULT_USERNAME = 'admin';

interface FirstAdminDeps {
  readonly records: RecordsPort;
  readonly passwords: PasswordsPort;
  readonly events: EventsPort;
}

/**
 * Makes the first user of a new installation and announces it; does nothing when there is a user already.
 * @throws AppError VALUE_INVALID, PASSWORD_INVALID when the configured values do not fit
 */
export async function createFirstAdmin(root: InitialRoot, { records, passwords, events }: FirstAdminDeps): Promise<void> {
  if ((await records.count('users')) > 0) return;
  const password = root.password ?? randomPassword();
  const values: Record<string, JsonValue> = {
    username: root.username ?? DEFAULT_USERNAME,
    email: root.email ?? null,
    nickname: root.nickname ?? 'Admin',
    passwordHash: await passwords.hash(password),
    passwordChangedAt: new Date().toISOString(),
  };
  checkAccount(values);
  const user = await createUnlessTaken(records, values);
  if (!user) return;
  const announced: FirstAdminCreated = { userId: user.id, username: user.username, email: user.email };
  events.emit(FIRST_ADMIN_CREATED, root.password === undefined ? { ...announced, password } : announced);
}

interface CreatedUser {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
}

/** Undefined when another process that started at the same moment was faster: the username is unique. */
async function createUnlessTaken(records: RecordsPort, values: Record<string, JsonValue>): Promise<CreatedUser | undefined> {
  try {
    return await records.create<CreatedUser>('users', values);
  } catch (error) {
    if (isAppError(error) && error.code === 'UNIQUE_CONFLICT') return undefined;
    throw error;
  }
}
