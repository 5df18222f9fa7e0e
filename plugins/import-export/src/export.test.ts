import { type ApiAnswer, type TestServer, codeOf, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { FileCalls, type ToldReport } from './server/testing/file-calls';

eachDatabase('an export on %s', (dialect) => {
  let server: TestServer;
  let files: FileCalls<ApiAnswer>;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['import-export'] });
    files = new FileCalls(server);
  });
  afterAll(() => server.close());

  test('holds exact values, and an import of it makes the same records', async () => {
    const from = await files.makeCollection();
    const rows = [
      {
        title: 'a "b", c\r\nd',
        code: '1',
        amount: -5,
        big: '9007199254740993',
        price: '12345678901234.5600',
        on: true,
        day: '2024-02-29',
        data: { a: [1] },
      },
      { title: '', code: '2', amount: null, big: null, price: null, on: false, day: null, data: 'text' },
      { title: '=1+1', code: "'=2", amount: 0, big: 1, price: '-0.5000', on: null, day: null, data: [1] },
      { title: '中文', code: null, amount: 1, big: 2, price: '1.0000', on: true, day: null, data: null },
      { title: 'one\nbreak', code: '\u00A0', amount: 1, big: 2, price: '1.0000', on: true, day: null, data: null },
    ];
    dataOf(await files.call('POST', `${from}:create`, rows));
    const asked = 'fields=title,code,amount,big,price,on,day,data&sort=id';
    for (const format of ['csv', 'ndjson']) {
      const into = await files.makeCollection();
      const file = await files.download(`${from}:export?format=${format}&${asked}`);
      expect(file.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="${from}-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
      );
      const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
      expect(dataOf<ToldReport>(await files.send(`${into}:import?mode=commit`, file.text, { type }))).toEqual({
        imported: 5,
        failed: 0,
        faults: [],
      });
      const [before, after] = await Promise.all([from, into].map((name) => files.call('GET', `${name}:list?${asked}`)));
      expect(dataOf(after as ApiAnswer)).toEqual(dataOf(before as ApiAnswer));
    }
    const { text } = await files.download(`${from}:export?fields=title,code&sort=id`);
    expect(text).toBe('title,code\r\n"a ""b"", c\r\nd",1\r\n"",2\r\n\'=1+1,\'\'=2\r\n中文,\r\n"one\nbreak",\u00A0\r\n');
    expect((await files.download(`${from}:export?fields=title&sort=id&safe=false&filter={"code":"'=2"}`)).text).toBe('title\r\n=1+1\r\n');
  });

  test('goes through all pages in the order asked, and through a filter of the body', async () => {
    const name = await files.makeCollection();
    const rows = Array.from({ length: 450 }, (_, index) => ({ title: `t${index % 7}`, code: String(index), amount: index }));
    dataOf(await files.call('POST', `${name}:create`, rows));
    const { text } = await files.download(`${name}:export?format=ndjson&fields=amount,title&sort=-title`);
    const read = text.split('\n').slice(0, -1);
    expect(read).toHaveLength(450);
    expect(JSON.parse(read[0] ?? '')).toEqual({ amount: 6, title: 't6' });
    expect(new Set(read).size).toBe(450);
    const few = await files.call('POST', `${name}:export?format=csv`, {
      filter: { amount: { $lt: 2 } },
      fields: 'amount',
      sort: '-amount',
      bom: true,
    });
    expect(String(few.body).replace('\uFEFF', '')).toBe('amount\r\n1\r\n0\r\n');
    expect((await files.download(`${name}:export?bom=true&fields=amount`)).text.startsWith('\uFEFFamount')).toBe(true);
  });

  test('tells relations by keys in CSV, as records in NDJSON, and fields by titles', async () => {
    const parent = await files.makeCollection();
    const child = await files.makeCollection([
      { name: 'parent', title: { en: 'The parent', 'zh-CN': '父' }, type: 'belongsTo', target: parent },
    ]);
    const { id } = dataOf<{ id: number }>(await files.call('POST', `${parent}:create`, { title: 'P' }));
    dataOf(await files.call('POST', `${child}:create`, { title: 'C', parent: id }));
    const asked = 'fields=title,parent.id,parent.title';
    expect((await files.download(`${child}:export?titles=true&${asked}`)).text).toBe(`title,The parent\r\nC,${id}\r\n`);
    expect(JSON.parse((await files.download(`${child}:export?format=ndjson&${asked}`)).text)).toEqual({
      title: 'C',
      parent: { id, title: 'P' },
    });
    const back = await files.send(`${child}:import?mode=commit`, `Title,The parent\r\nD,${id}\r\n`);
    expect(dataOf<ToldReport>(back).imported).toBe(1);
    const many = JSON.parse((await files.download(`${child}:export?format=ndjson&${asked}&filter={"title":"D"}`)).text) as object;
    expect(many).toEqual({ title: 'D', parent: { id, title: 'P' } });
  });

  test('of nothing has headings; questions that make no sense are refused', async () => {
    const name = await files.makeCollection();
    expect((await files.download(`${name}:export?except=createdAt,updatedAt,createdById,updatedById`)).text).toBe(
      'id,title,code,amount,big,price,on,day,data\r\n',
    );
    expect((await files.download(`${name}:export?format=ndjson`)).text).toBe('');
    expect(codeOf(await files.call('GET', `${name}:export?filter={"x":1}`))).toBe('FIELD_UNKNOWN');
    expect(codeOf(await files.call('GET', `${name}:export?format=xml`))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(await files.call('GET', `${name}:export?page=2`))).toBe('QUERY_PARAMETER_UNKNOWN');
    expect(codeOf(await files.call('GET', 'nowhere:export'))).toBe('RESOURCE_NOT_FOUND');
  });
});
