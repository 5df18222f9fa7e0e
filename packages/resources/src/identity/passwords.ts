import { hash, verify } from '@node-rs/argon2';
import type { PasswordsPort } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/** In code points. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;
/** Second choice of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane. The library's default is Argon2id. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The one password service. */
export function createPasswords(): PasswordsPort {
  // Made once and lazily: an unknown user must cost as much as a wrong password.
  let decoy: Promise<string> | undefined;
  return {
    async hash(password) {
      const length = [...password].length;
      if (length < PASSWORD_LENGTH.min || length > PASSWORD_LENGTH.max) throw new AppError('PASSWORD_INVALID', PASSWORD_LENGTH);
      return hash(password, ARGON2ID);
    },
    async verify(stored, password) {
      if (password.length > PASSWORD_LENGTH.max * 4) return false;
      decoy ??= hash('decoy', ARGON2ID);
      const matches = await verify(stored ?? (await decoy), password);
      return stored !== undefined && matches;
    },
  };
}
