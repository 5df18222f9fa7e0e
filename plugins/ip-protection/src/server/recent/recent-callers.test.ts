import { RecentCallers } from './recent-callers';

const caller = (address: string, principal = 'user:1', path = '/api/todos:list') => ({
  address,
  principal,
  path,
  origin: undefined,
  ownOrigin: 'http://here.example',
});

describe('recent callers', () => {
  it('are known once, with the places they called last, and no more of these than so many', () => {
    const recent = new RecentCallers();
    for (const path of ['/api/todos:list', '/api/todos:get/1', '/api/rest/v1/orders/7/more', '/admin']) {
      recent.see(caller('192.0.2.1', 'user:1', path));
    }
    const [known, ...others] = recent.list();
    expect(others).toEqual([]);
    const places = ['/api/todos:list', '/api/todos:get/1', '/api/rest/v1/orders', '/admin'];
    expect([...(known?.paths ?? [])]).toEqual(places);
    for (let turn = 0; turn < 63; turn += 1) recent.see(caller('192.0.2.1', 'user:1', `/files/${turn}`));
    recent.see(caller('192.0.2.1', 'user:1', '/admin'));
    const later = recent.list()[0];
    expect([later?.count, later?.paths.size]).toEqual([68, 64]);
    expect(places.filter((path) => later?.paths.has(path))).toEqual(['/admin']);
  });

  it('are bounded, and strangers push out none of the others', () => {
    const recent = new RecentCallers();
    recent.see(caller('192.0.2.1'));
    for (let turn = 0; turn < 2_000; turn += 1) recent.see(caller(`10.0.${turn >> 8}.${turn & 255}`, 'anonymous'));
    const known = recent.list();
    expect(known).toHaveLength(501);
    expect(known[0]).toMatchObject({ address: '192.0.2.1' });
    expect(known[1]).toMatchObject({ address: '10.0.7.207' });
    recent.see({ ...caller('192.0.2.2'), origin: `https://${'x'.repeat(400)}` });
    expect(recent.list()).toHaveLength(501);
  });

  it('are looked at no more than so often, each for itself, and strangers together', () => {
    const recent = new RecentCallers();
    const looked = (principal: string, now: number) =>
      Array.from({ length: 500 }, () => recent.wants(principal, now)).filter(Boolean).length;
    expect([looked('anonymous', 1_000_000), looked('user:1', 1_000_500), looked('anonymous', 1_000_900)]).toEqual([100, 100, 0]);
    // Whoever calls once in a while is seen beside somebody who calls all the time.
    expect([looked('user:1', 1_000_999), looked('apiKey:2', 1_000_999)]).toEqual([0, 100]);
    expect(looked('user:1', 1_001_000)).toBe(100);
  });

  it('are not counted without end within a second', () => {
    const recent = new RecentCallers();
    const wanted = Array.from({ length: 5_000 }, (_, caller) => recent.wants(`user:${caller}`, 1_000_000)).filter(Boolean);
    expect(wanted).toHaveLength(500);
    expect(recent.wants('user:4999', 1_001_000)).toBe(true);
  });
});
