import type { JsonValue } from '@mortise/shared';
import type { FrameCall } from '../frame-facts';
import { observed } from './observed';

Object.assign(globalThis, { location: { origin: 'https://shop.example' } });

/** What is told of a call. */
async function toldOf(args: JsonValue, answer: JsonValue): Promise<FrameCall | undefined> {
  const calls: FrameCall[] = [];
  await observed({ http: () => answer }, (call) => calls.push(call))['http']?.(args, new AbortController().signal, { isActivated: true });
  return calls[0];
}

it('a call is told with its data source, and a refusal with its code', async () => {
  const body = JSON.stringify({ errors: [{ code: 'ACTION_DENIED', message: 'No role allows "view"' }] });
  const args = { method: 'GET', url: 'https://shop.example/api/orders:list', headers: { 'X-Data-Source': 'shop' } };
  expect(await toldOf(args, { status: 403, body })).toMatchObject({
    dataSource: 'shop',
    status: 403,
    code: 'ACTION_DENIED',
    error: String.raw`No role allows \"view\"`,
  });
  const own = await toldOf(
    { method: 'GET', url: 'https://shop.example/api/orders:list', headers: { 'x-data-source': 'main' } },
    { status: 200, body: '' },
  );
  expect(own).not.toHaveProperty('dataSource');
  expect(own).not.toHaveProperty('code');
});
