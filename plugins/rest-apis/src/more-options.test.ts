import { createApiKey, createRole, dataOf, eachDatabase } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

const FIELDS = ['id', 'code', 'title', 'status', 'pieces', 'lines', 'customer'];

eachDatabase('options beyond $filter on %s', (dialect) => {
  let shop: Shop;
  let restricted: string;

  beforeAll(async () => {
    shop = await openShop(dialect);
    const scope = { name: 'few', resourceName: 'lines', scope: { 'pieces.$lt': 5 } };
    const { id: scopeId } = dataOf<{ id: number }>(await shop.api('POST', 'rolesResourcesScopes:create', { body: scope }));
    const role = await createRole(shop.server, {
      grants: [
        { collection: 'orders', actions: [{ name: 'view', fields: FIELDS }] },
        { collection: 'lines', actions: [{ name: 'view', fields: ['id', 'product'], scopeId }] },
      ],
    });
    dataOf(await shop.api('POST', 'users/1/roles:add', { body: [role] }));
    restricted = (await createApiKey(shop.server, { role })).token;
  });
  afterAll(() => shop.server.close());

  const list = (query: string, token?: string) => shop.oauth('GET', `get/main/_/orders?${query}`, token === undefined ? {} : { token });
  const codes = async (query: string, token?: string) => {
    const { status, body } = await list(`$select=code&${query}`, token);
    return status === 200 ? (body as { code: string }[]).map(({ code }) => code).join('') : status;
  };

  test('$orderby puts records without a value lowest', async () => {
    expect(await codes('$orderby=pieces')).toBe('cab');
    expect(await codes('$orderby=pieces desc')).toBe('bac');
    expect(await codes('$orderby=customer/name asc')).toBe('cab');
    expect(await codes('$orderby=customer/name desc')).toBe('bac');
    expect(await codes('$orderby=status,pieces')).toBe('bca');
    expect(await codes('$orderby=pieces&$top=1')).toBe('c');
    expect(await codes('$orderby=pieces&$top=2&$skip=1')).toBe('ab');
  });

  describe('$search', () => {
    it.each([
      ['beta', 'b'],
      ['BET', 'b'],
      ['"first 100%"', 'a'],
      ['%', 'a'],
      ['_', ''],
      ['new', 'ac'],
      ['new gamma', 'c'],
      ['new AND gamma', 'c'],
      ['beta OR gamma', 'bc'],
      ['NOT new', 'b'],
      ['new NOT gamma', 'a'],
      ['(beta OR gamma) done', 'b'],
      ['beta OR gamma done', 'b'],
      ["o'neil", 'a'],
      ['nothing', ''],
    ])('%s finds %j', async (search, found) => {
      expect(await codes(`$orderby=id&$search=${encodeURIComponent(search)}`)).toBe(found);
    });

    it('goes together with a condition, counts, and looks at no column its caller may not read', async () => {
      expect(await codes('$search=new&$filter=pieces eq 1')).toBe('a');
      expect((await list('$search=new&$count=true&$top=1&$select=code')).body).toEqual({ '@odata.count': 2, value: [{ code: 'a' }] });
      expect(await codes('$search=second')).toBe('b');
      expect(await codes('$search=second', restricted)).toBe('');
      expect(await codes('$search=beta', restricted)).toBe('b');
      expect(await codes('$search=NOT second&$orderby=id', restricted)).toBe('abc');
    });

    it.each(['', 'AND', 'a OR', '(a', 'a)', '"a', 'NOT', Array.from({ length: 11 }, () => 'a').join(' '), '('.repeat(50)])(
      'refuses %j',
      async (search) => {
        expect((await list(`$search=${encodeURIComponent(search)}`)).status).toBe(400);
      },
    );
  });

  describe('$expand', () => {
    const lines = async (options: string, token?: string) => {
      const { status, body } = await list(`$filter=code eq 'a'&$select=code&$expand=lines($select=product;${options})`, token);
      return status === 200 ? (body as { lines: { product: string }[] }[])[0]?.lines.map(({ product }) => product).join() : status;
    };

    it.each([
      ['$orderby=pieces desc', 'ink,pen'],
      ['$orderby=product desc;$top=1', 'pen'],
      ['$filter=pieces gt 1', 'ink'],
      ["$filter=product eq 'a;b)' or product eq 'pen'", 'pen'],
      ['$filter=(pieces add 1) gt 2', 'ink'],
      ['$top=0', ''],
      ['$top=500', 'pen,ink'],
      [' $filter=pieces lt 9 ; $orderby=pieces'.trim(), 'pen,ink'],
    ])('of several records with %s', async (options, products) => {
      expect(await lines(options)).toBe(products);
    });

    it('of a single record leaves out one the condition is not true of', async () => {
      const { body } = await list("$select=code&$orderby=id&$expand=customer($select=name;$filter=name eq 'Ann')");
      expect(body).toEqual([
        { code: 'a', customer: { name: 'Ann' } },
        { code: 'b', customer: null },
        { code: 'c', customer: null },
      ]);
      expect((await list('$expand=customer($top=1)')).status).toBe(400);
    });

    it('shows, asks and orders by nothing its caller may not see', async () => {
      expect(await lines('$orderby=id', restricted)).toBe('pen');
      expect(await lines('$filter=product ne null', restricted)).toBe('pen');
      expect(await lines('$filter=pieces gt 1', restricted)).toBe(403);
      expect(await lines('$orderby=pieces', restricted)).toBe(403);
    });

    it.each([
      '$top=-1',
      '$top=x',
      '$skip=1',
      '$count=true',
      '$search=a',
      '$filter=',
      "$filter='",
      '$filter=(a',
      '$orderby=',
      '$top=1;$top=2',
    ])('refuses %s', async (options) => {
      expect(await lines(options)).toBe(400);
    });
  });

  describe('$apply', () => {
    const apply = async (text: string, beside = '', token?: string) => {
      const { status, body } = await list(`$apply=${encodeURIComponent(text)}${beside}`, token);
      return status === 200 ? body : status;
    };

    it('groups and works out', async () => {
      expect(await apply('aggregate($count as n,total with sum as sum,pieces with max as most)')).toEqual([
        { n: 3, sum: '30.50', most: 20 },
      ]);
      expect(await apply('groupby((status),aggregate($count as n,total with average as mean))')).toEqual([
        { status: 'done', n: 1, mean: '20.00000000' },
        { status: 'new', n: 2, mean: '10.50000000' },
      ]);
      expect(await apply('groupby((customer/name), aggregate(pieces with min as least))', '&$orderby=customer/name')).toEqual([
        { customer_name: null, least: null },
        { customer_name: 'Ann', least: 1 },
        { customer_name: 'Bob', least: 20 },
      ]);
      expect(await apply('groupby((status))')).toEqual([{ status: 'done' }, { status: 'new' }]);
      expect(await apply('filter(pieces gt 0)/filter(pieces lt 9)/groupby((status),aggregate(code with countdistinct as n))')).toEqual([
        { status: 'new', n: 1 },
      ]);
    });

    it('filters groups by what came of them', async () => {
      const by = 'groupby((status),aggregate($count as n,total with sum as sum))';
      expect(await apply(`${by}/filter(n gt 1)`)).toEqual([{ status: 'new', n: 2, sum: '10.50' }]);
      expect(await apply(`${by}/filter(sum ge 20 or status eq 'new')/filter(not (n eq 2))`)).toEqual([
        { status: 'done', n: 1, sum: '20.00' },
      ]);
      expect(await apply(`filter(pieces gt 0)/${by}/filter(n in (1,2))`, '&$orderby=sum desc&$top=1')).toHaveLength(1);
      const byName = 'groupby((customer/name),aggregate(pieces with min as least))';
      expect(await apply(`${byName}/filter(customer/name eq null)`)).toEqual([{ customer_name: null, least: null }]);
      expect(await apply(`${byName}/filter(customer_name ne null and least ne 1)`)).toEqual([{ customer_name: 'Bob', least: 20 }]);
    });

    it('only filters where nothing else is asked', async () => {
      expect(await codes("$apply=filter(code ne 'a')&$filter=pieces eq 20")).toBe('b');
      expect(await codes("$apply=filter(contains(title,')'))")).toBe('');
    });

    it('orders and cuts groups, also by POST', async () => {
      const body = { $apply: 'groupby((status),aggregate($count as n))', $orderby: 'n desc', $top: 1 };
      expect((await shop.oauth('POST', 'all/main/_/orders', { body })).body).toEqual([{ status: 'new', n: 2 }]);
      expect(await apply('groupby((pieces))', '&$orderby=pieces&$skip=1')).toEqual([{ pieces: 1 }, { pieces: 20 }]);
      expect(await apply('groupby((pieces))', '&$orderby=pieces desc')).toEqual([{ pieces: 20 }, { pieces: 1 }, { pieces: null }]);
    });

    it('groups and asks by nothing its caller may not see', async () => {
      expect(await apply('groupby((status),aggregate($count as n))', '', restricted)).toHaveLength(2);
      for (const text of ['groupby((note))', 'aggregate(total with sum as s)', 'filter(total gt 1)/groupby((status))'])
        expect([text, await apply(text, '', restricted)]).toEqual([text, 403]);
    });

    it.each([
      'groupby(status)',
      'groupby((status),aggregate())',
      'aggregate(total with sum)',
      'aggregate(total with median as m)',
      'aggregate(lines/$count as n)',
      'aggregate(title with sum as s)',
      'groupby((status))/groupby((status))',
      'groupby((status))/aggregate($count as n)',
      'groupby((status))/filter(nothing eq 1)',
      'groupby((status),aggregate($count as n))/filter(n add 1 gt 2)',
      "groupby((status))/filter(contains(status,'n'))",
      'groupby((status))/filter(',
      'groupby((status),filter(status eq 1))',
      'groupby((rollup(status,code)))',
      'compute(total add 1 as x)',
      'identity',
      'nothing(x)',
      'groupby((nothing))',
      'groupby((status,status))',
      'filter(',
      '',
      `aggregate(${Array.from({ length: 21 }, (_, index) => `$count as n${index}`).join()})`,
    ])('refuses %s', async (text) => {
      expect(await apply(text)).toBe(400);
    });

    it.each(['$select=status', '$expand=lines', '$filter=status eq 1', '$count=true', '$search=a', '$orderby=code'])(
      'refuses %s beside it',
      async (beside) => {
        expect(await apply('groupby((status))', `&${beside}`)).toBe(400);
      },
    );
  });
});
