import type { CredentialsPort, TokenResolver } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/** What a key stands for. Uses are counted by the core, which also remembers the answer until access changes. */
export function createKeyResolver(credentials: CredentialsPort): TokenResolver {
  return {
    purpose: 'apiKey',
    async resolve(token) {
      const key = await credentials.find('apiKey', token.jti);
      if (!key || key.userId !== token.userId || key.roleName === null) throw new AppError('INVALID_TOKEN');
      if (key.revokedAt !== null) throw new AppError('BLOCKED_TOKEN');
      return { kind: 'apiKey', id: `apiKey:${key.id}`, userId: key.userId, credentialId: key.id, roleName: key.roleName };
    },
  };
}
