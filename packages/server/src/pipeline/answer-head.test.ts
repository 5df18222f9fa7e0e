import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AnswerHead } from './answer-head';

describe('the headers of an answer', () => {
  let server: Server;
  let respond: (response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((_request, response) => respond(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  async function answerOf(write: (response: ServerResponse) => void): Promise<Headers> {
    respond = write;
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}`)).headers;
  }

  it.each([
    ['as one list', (head: AnswerHead, response: ServerResponse) => head.write(response)],
    ['by the response', (head: AnswerHead, response: ServerResponse) => head.moveTo(response)],
  ])('are sent %s: the last of a name, and every cookie', async (_how, send) => {
    const headers = await answerOf((response) => {
      const head = new AnswerHead();
      head.set('Cache-Control', 'no-store');
      head.set('Set-Cookie', ['a=1', 'b=2']);
      head.set('cache-control', 'no-cache');
      send(head, response);
      response.end();
    });
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('can be changed after they were moved', async () => {
    const headers = await answerOf((response) => {
      const head = new AnswerHead();
      head.set('X-Answer', 'first');
      head.moveTo(response);
      head.set('x-answer', 'second');
      head.write(response);
      response.end();
      expect(head.get('x-answer')).toBe('second');
    });
    expect(headers.get('x-answer')).toBe('second');
  });

  it.each([
    ['X-Answer', 'two\r\nlines'],
    ['X Answer', 'value'],
    ['', 'value'],
    ['X-Answer', ['fine', 'two\nlines']],
  ])('refuse %j: %j at once, and stay as they were', (name, value) => {
    const head = new AnswerHead();
    head.set('X-Answer', 'before');
    expect(() => head.set(name, value)).toThrow(/header/i);
    expect(head.get('x-answer')).toBe('before');
  });
});
