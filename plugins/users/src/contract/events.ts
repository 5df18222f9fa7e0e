/** Sent once, after the first user of an installation was made. */
export const FIRST_ADMIN_CREATED = 'users.firstAdminCreated';

export interface FirstAdminCreated {
  readonly userId: number;
  readonly username: string;
  readonly email: string | null;
  /** Only when it was generated; show it once and forget it. */
  readonly password?: string;
}
