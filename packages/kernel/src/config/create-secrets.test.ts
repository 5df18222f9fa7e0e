import { randomBytes } from 'node:crypto';
import { createSecrets } from './create-secrets';
import { deriveKey } from './derive-key';

const appKey = randomBytes(32);

describe('sealed texts', () => {
  const secrets = createSecrets(deriveKey(appKey, 'seal/one'));

  it.each(['', 'pass word', '密码 \u{1F600}', 'x'.repeat(100_000)])('come back as they were', (text) => {
    const sealed = secrets.seal(text);
    expect(secrets.open(sealed)).toBe(text);
    expect(secrets.seal(text)).not.toBe(sealed);
    if (text) expect(sealed).not.toContain(text);
  });

  it('are read by nobody else, and not after they were changed', () => {
    const sealed = secrets.seal('secret');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(secrets.open(`v1.${changed.toString('base64url')}`)).toBeUndefined();
    }
    for (const other of ['', 'v1.', 'v2.x', sealed.slice(0, 20), sealed.slice(3)]) expect(secrets.open(other)).toBeUndefined();
    expect(createSecrets(deriveKey(appKey, 'seal/two')).open(sealed)).toBeUndefined();
    expect(createSecrets(deriveKey(randomBytes(32), 'seal/one')).open(sealed)).toBeUndefined();
  });
});
