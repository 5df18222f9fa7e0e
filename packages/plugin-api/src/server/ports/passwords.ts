/** Argon2id with the parameters of the OWASP password storage guidance. */
export interface PasswordsPort {
  /** @throws AppError PASSWORD_INVALID when shorter than 8 or longer than 128 characters */
  hash(password: string): Promise<string>;
  /** Takes the same time whether `hash` is undefined (unknown user) or wrong. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
}
