import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { type TestServer, dataOf } from '@mortise/testing';
import { signInByTyping, serveAdmin, wordsOf } from '@mortise/testing/browser';
import { TutorialTour } from './testing/tutorial-tour';

const TODOS = ['eat food', 'sleep', 'play games'];
/** All clocks stand still, so that pictures taken on another day are the same. */
const NOW = '2026-03-03T10:00:00Z';
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const;

describe.each([
  { language: 'en', pictures: 'tutorial' },
  { language: 'zh-CN', pictures: 'tutorial-zh' },
] as const)('the to-do tutorial in $language', ({ language, pictures }) => {
  const port = process.env['MORTISE_PICTURES'] === undefined ? {} : { APP_PORT: '13000' };
  beforeAll(() => {
    jest.useFakeTimers({ now: new Date(NOW), doNotFake: [...TIMERS, 'clearTimeout', 'clearInterval', 'clearImmediate'] });
  });
  const { server, browser } = serveAdmin({ env: { INIT_ROOT_NICKNAME: 'Admin', INIT_LANG: language, ...port } });
  afterAll(() => jest.useRealTimers());

  it('is done by clicking and typing alone', async () => {
    const { page, guard } = await browser.open(server, { locale: language, now: NOW });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url().slice(server.url.length)}`));
    const received = recordRequests(server);
    const tour = new TutorialTour({ page, say: wordsOf(language), pictures });
    await signInByTyping(page, server.root);
    await tour.switchOnApiKeys();
    await tour.createCollection();
    await tour.addRecords(TODOS);
    await tour.createRole();
    await tour.createUser();
    await tour.takeTheRole();
    const key = await tour.makeKey();

    received.stop();
    expect(received.requests.filter((request) => !asked.includes(request))).toEqual([]);
    expect(guard.findings()).toEqual([]);
    const answer = await server.api('GET', 'todos:list', { token: key });
    expect(dataOf<{ title: string; completed: boolean | null }[]>(answer).map(({ title }) => title)).toEqual(TODOS);
  });
});

/** Every request this server receives, as `GET /path?query`. */
function recordRequests({ url }: TestServer): { readonly requests: readonly string[]; stop(): void } {
  const CHANNEL = 'http.server.request.start';
  const requests: string[] = [];
  const listen = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    if (request.socket.localPort === Number(new URL(url).port)) requests.push(`${request.method} ${request.url}`);
  };
  subscribe(CHANNEL, listen);
  return { requests, stop: () => void unsubscribe(CHANNEL, listen) };
}
