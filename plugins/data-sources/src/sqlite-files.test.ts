import { link, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, createExternalDatabase, startTestServer } from '@mortise/testing';
import { SHOP, asRoot } from './testing/shop';

describe('SQLite files as data sources', () => {
  it('lie below the storage folder, whatever they are called', async () => {
    const external = await createExternalDatabase('sqlite');
    await external.run(SHOP);
    const server = await startTestServer({ env: { DATA_SOURCE_FOLDERS: '' } });
    try {
      const { folder } = server.storage;
      const root = asRoot(server);
      const file = external.config.storage ?? '';
      await mkdir(join(folder, 'files'));
      await symlink(file, join(folder, 'files', 'outside.sqlite'));
      await symlink(join(folder, 'db', 'mortise.sqlite'), join(folder, 'own.sqlite'));
      await writeFile(join(folder, 'text.sqlite'), 'no database '.repeat(500));
      await link(join(folder, 'db', 'mortise.sqlite'), join(folder, 'twin.sqlite'));
      const test = async (storage: string) => codeOf(await root('dataSources:testConnection', { type: 'sqlite', options: { storage } }));
      for (const outside of [
        file,
        '/etc/passwd',
        '../x.sqlite',
        'files/../../x',
        'files/outside.sqlite',
        'own.sqlite',
        'twin.sqlite',
        'db/mortise.sqlite',
        'text.sqlite',
        'files',
      ])
        expect([outside, await test(outside)]).toEqual([outside, expect.stringMatching(/^DATABASE_(UNSUITABLE|MISSING)$/)]);
      expect(await test('files/missing.sqlite')).toBe('DATABASE_MISSING');
      expect(await test('/etc/no-such-file')).toBe('DATABASE_UNSUITABLE');
    } finally {
      await server.close();
      await external.remove();
    }
  });
});
