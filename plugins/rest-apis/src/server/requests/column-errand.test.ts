import type { AccessPort, DataSourcesPort } from '@mortise/plugin-api/server';
import { type Collection, normalizeCollection } from '@mortise/shared';
import { columnErrand } from './column-errand';

function setUp() {
  const asked: string[] = [];
  let fails = false;
  const table = { columns: [{ name: 'code', sqlType: 'varchar(20)' }] };
  const dataSources = {
    describeTables(_key: string, { names = [] }: { readonly names?: readonly string[] }) {
      asked.push(...names);
      return fails ? Promise.reject(new Error('away')) : Promise.resolve([table]);
    },
  } as unknown as DataSourcesPort;
  const access = { decide: () => Promise.resolve({ allowed: true }) } as unknown as AccessPort;
  const ask = async (collection: Collection): Promise<unknown> => {
    const caller = { principal: {} as never, signal: new AbortController().signal };
    return JSON.parse((await columnErrand(collection, 'code', { access, dataSources }).run(caller)).body);
  };
  return { asked, ask, fail: (failing: boolean) => (fails = failing) };
}

const orders = (length: number): Collection => normalizeCollection({ name: 'orders', fields: [{ name: 'code', type: 'string', length }] });

describe('what is known of a column', () => {
  it('is read from the catalogue once for each state of the table', async () => {
    const { asked, ask } = setUp();
    const [before, after] = [orders(20), orders(30)];
    const answers = await Promise.all([ask(before), ask(before), ask(before)]);
    expect(answers).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ nativeType: 'varchar(20)', maxLength: 20 })));
    expect(asked).toEqual(['orders']);
    expect(await ask(after)).toMatchObject({ maxLength: 30 });
    expect(asked).toHaveLength(2);
  });

  it('is read again after it could not be read', async () => {
    const { asked, ask, fail } = setUp();
    const collection = orders(20);
    fail(true);
    await expect(ask(collection)).rejects.toThrow('away');
    fail(false);
    expect(await ask(collection)).toMatchObject({ nativeType: 'varchar(20)' });
    expect(asked).toHaveLength(2);
  });
});
