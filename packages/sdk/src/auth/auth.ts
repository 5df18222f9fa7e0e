import type { CallOptions } from '../client-options';
import { UnauthenticatedError } from '../errors/errors';
import type { Transport } from '../http/transport';
import type { UntypedRecord } from '../types/schema';

/** A user name or an e-mail address, and the password. */
export interface Credentials {
  readonly account: string;
  readonly password: string;
}

export interface Session {
  readonly user: UntypedRecord;
  readonly token: string;
}

export interface PasswordChange {
  readonly oldPassword: string;
  readonly newPassword: string;
}

/** The session the client's calls are made in. */
export class Auth {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The token of the session, to be kept until the next visit; undefined when nobody is signed in. */
  get token(): string | undefined {
    return this.#transport.tokens.session;
  }

  /** Begins a session, in which all further calls are made. @throws UnauthenticatedError SIGN_IN_FAILED, LimitError */
  async signIn({ account, password }: Credentials, { signal, timeout }: CallOptions = {}): Promise<Session> {
    const call = { method: 'POST', path: 'auth:signIn', body: { account, password }, repeatable: 'never' } as const;
    // Whoever is signed in so far has nothing to do with it, least of all when that session has ended.
    const session = (await this.#transport.send({ ...call, isAnonymous: true, signal, timeout })).data as Session;
    this.#transport.tokens.set(session.token);
    return session;
  }

  /** Ends the session, if it has not ended by itself. The client forgets its token even when the server cannot be told. */
  async signOut({ signal, timeout }: CallOptions = {}): Promise<void> {
    try {
      await this.#transport.send({ method: 'POST', path: 'auth:signOut', repeatable: 'always', signal, timeout });
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
    } finally {
      this.#transport.tokens.set(undefined);
    }
  }

  /** Who is signed in. @throws UnauthenticatedError when nobody is, or not any more */
  async check({ signal, timeout }: CallOptions = {}): Promise<UntypedRecord> {
    return (await this.#transport.send({ method: 'GET', path: 'auth:check', repeatable: 'always', signal, timeout })).data as UntypedRecord;
  }

  /** Sets a new password and ends all other sessions of the user. @throws InputError PASSWORD_WRONG, PASSWORD_INVALID */
  async changePassword({ oldPassword, newPassword }: PasswordChange, { signal, timeout }: CallOptions = {}): Promise<void> {
    const body = { oldPassword, newPassword };
    await this.#transport.send({ method: 'POST', path: 'auth:changePassword', body, repeatable: 'never', signal, timeout });
  }
}
