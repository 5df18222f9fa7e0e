import { hash, verify } from '@node-rs/argon2';
import type { PasswordsPort } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;
/** Second choice of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane. The library's default is Argon2id. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The one password service. */
export function createPasswords(): PasswordsPort {
  // Made once and lazily: an unknown user must cost as much as a wrong password.
  let decoy: Promise<string> | undefined;
  return {
    async hash(password) {
      const length = [...password].length;
      if (length < MIN_LENGTH || length > MAX_LENGTH) throw new AppError('PASSWORD_INVALID', { min: MIN_LENGTH, max: MAX_LENGTH });
      return hash(password, ARGON2ID);
    },
    async verify(stored, password) {
      if (password.length > MAX_LENGTH * 4) return false;
      decoy ??= hash('decoy', ARGON2ID);
      const matches = await verify(stored ?? (await decoy), password);
      return stored !== undefined && matches;
    },
  };
}
