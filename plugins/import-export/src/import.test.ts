import { type ApiAnswer, type TestServer, codeOf, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { FileCalls, type ToldReport } from './server/testing/file-calls';

const NDJSON = { type: 'application/x-ndjson' };

eachDatabase('an import on %s', (dialect) => {
  let server: TestServer;
  let files: FileCalls<ApiAnswer>;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['import-export'] });
    files = new FileCalls(server);
  });
  afterAll(() => server.close());

  test('is previewed with nothing written', async () => {
    const name = await files.makeCollection();
    const file = 'Title,Amount,Whatever\r\na,1,x\r\nb,many,y\r\nc,3,z,extra\r\n';
    const seen = dataOf<{ columns: unknown; rows: unknown; checked: number; faulty: number; faults: ToldReport['faults'] }>(
      await files.send(`${name}:import`, file),
    );
    expect(seen.columns).toEqual([
      { heading: 'Title', field: 'title', leftOut: false },
      { heading: 'Amount', field: 'amount', leftOut: false },
      { heading: 'Whatever', field: null, leftOut: false },
    ]);
    expect(seen.rows).toEqual([
      { row: 1, values: { title: 'a', amount: 1 } },
      { row: 2, values: { title: 'b', amount: 'many' } },
    ]);
    expect(seen.faults).toMatchObject([
      { row: 2, code: 'VALUE_INVALID', field: 'amount', message: expect.stringContaining('amount') },
      { row: 3, code: 'BODY_INVALID' },
    ]);
    expect([seen.checked, seen.faulty, await files.count(name)]).toEqual([3, 2, 0]);
  });

  test('with stop is all or nothing over the whole file, and says which row it was', async () => {
    const name = await files.makeCollection();
    const lines = (bad: string): string =>
      `code,title\n${Array.from({ length: 1300 }, (_, index) => (index === 1210 ? bad : `c${index},t`)).join('\n')}`;
    const conflict = await files.send(`${name}:import?mode=commit`, lines('c3,again'));
    expect([conflict.status, codeOf(conflict)]).toEqual([409, 'UNIQUE_CONFLICT']);
    expect(conflict.body).toMatchObject({ errors: [{ details: { row: 1211 } }] });
    const invalid = await files.send(`${name}:import?mode=commit`, lines(`x,${'y'.repeat(300)}`));
    expect(invalid.body).toMatchObject({ errors: [{ code: 'VALUE_INVALID', details: { row: 1211 } }] });
    expect(await files.count(name)).toBe(0);
    expect(dataOf<ToldReport>(await files.send(`${name}:import?mode=commit`, lines('x,y'))).imported).toBe(1300);
    expect(await files.count(name)).toBe(1300);
  });

  test('with skip keeps the good rows and reports the others', async () => {
    const name = await files.makeCollection();
    const lines = [
      ...Array.from({ length: 600 }, (_, index) => JSON.stringify({ code: `c${index}`, amount: index })),
      '{"code":"c5"}',
      '{"code":',
      '[1]',
      '{"amount":"x"}',
      '{"nothing":1}',
      '{"data":{"__proto__":1}}',
      '{"code":"last"}',
    ];
    const report = dataOf<ToldReport>(await files.send(`${name}:import?mode=commit&onError=skip`, lines.join('\n'), NDJSON));
    expect(report).toMatchObject({ imported: 601, failed: 6 });
    expect(report.faults.map(({ row, code }) => [row, code])).toEqual([
      [601, 'UNIQUE_CONFLICT'],
      [602, 'JSON_INVALID'],
      [603, 'BODY_INVALID'],
      [604, 'VALUE_INVALID'],
      [605, 'FIELD_UNKNOWN'],
      [606, 'KEY_FORBIDDEN'],
    ]);
    expect(await files.count(name)).toBe(601);
  });

  test('tells its progress to those who ask, and its errors at the end', async () => {
    const name = await files.makeCollection();
    const lines = async (file: string): Promise<unknown[]> => {
      const { body } = await files.send(`${name}:import?mode=commit`, file, { accept: 'application/x-ndjson' });
      const last = typeof body === 'string' ? body.trim().split('\n').at(-1) : JSON.stringify(body);
      return [JSON.parse(last ?? '')];
    };
    expect(await lines('code\na\nb')).toEqual([{ data: { imported: 2, failed: 0, faults: [] } }]);
    expect(await lines('code\nc\nb')).toMatchObject([{ errors: [{ code: 'UNIQUE_CONFLICT', details: { row: 2 } }] }]);
    expect(await files.count(name)).toBe(2);
  });

  test('follows the columns it is told', async () => {
    const name = await files.makeCollection();
    const columns = encodeURIComponent(JSON.stringify({ Label: 'title', Junk: null }));
    const report = await files.send(`${name}:import?mode=commit&delimiter=;&columns=${columns}`, 'Label;Junk;Amount\na;x;7');
    expect(dataOf<ToldReport>(report).imported).toBe(1);
    expect(dataOf(await files.call('GET', `${name}:list?fields=title,amount`))).toEqual([{ title: 'a', amount: 7 }]);
    const wrong = encodeURIComponent(JSON.stringify({ Label: 'nothing' }));
    expect(codeOf(await files.send(`${name}:import?mode=commit&columns=${wrong}`, 'Label\na'))).toBe('FIELD_UNKNOWN');
    expect(codeOf(await files.send(`${name}:import?mode=commit`, 'Label\na'))).toBe('FIELD_UNKNOWN');
  });
});
