import { AppError } from '@mortise/shared';
import { createLogger } from './create-logger';

function capture(level: 'debug' | 'info' | 'silent' = 'info') {
  const lines: string[] = [];
  const log = createLogger({ level, destination: { write: (line) => void lines.push(line) } });
  return { log, lines, records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('createLogger', () => {
  it('writes one JSON line with level, time, message and fields', () => {
    const { log, lines, records } = capture();
    log.info('Two\nlines', { port: 1 });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(records()[0]).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), message: 'Two\nlines', port: 1 });
  });

  it('redacts secrets by name in the two upper levels, whatever their case, also in children', () => {
    const { log, lines } = capture();
    const child = log.child({ accessToken: 'xyzzy' });
    child.warn('x', {
      Authorization: 'xyzzy',
      headers: { cookie: 'xyzzy', 'set-cookie': 'xyzzy', accept: 'json' },
      user: { newPassword: 'xyzzy', api_key: 'xyzzy' },
    });
    log.error('x', { apiKey: 'xyzzy', clientSecret: 'xyzzy', error: new AppError('PASSWORD_INVALID', { password: 'xyzzy' }) });
    expect(lines.join()).toContain('"accept":"json"');
    expect(lines.join()).not.toContain('xyzzy');
    expect(lines.filter((line) => line.includes('[redacted]'))).toHaveLength(2);
  });

  it('keeps stack and causes of errors, but not the statements drivers attach', () => {
    const { log, lines, records } = capture();
    const cause = Object.assign(new Error('duplicate'), { sql: 'INSERT xyzzy', parameters: ['xyzzy'] });
    log.error('Failed', { error: new AppError('UNIQUE_CONFLICT', { field: 'email' }, { cause }) });
    expect(records()[0]?.['error']).toMatchObject({
      type: 'AppError',
      message: 'UNIQUE_CONFLICT',
      stack: expect.stringContaining('create-logger.test'),
      details: { field: 'email' },
      cause: { type: 'Error', message: 'duplicate' },
    });
    expect(lines.join()).not.toContain('xyzzy');
  });

  it('bounds messages and survives circular fields', () => {
    const { log, lines } = capture();
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    log.info('m'.repeat(10_000), circular);
    expect(lines[0]?.length).toBeLessThan(2300);
  });

  it('is quiet below its level', () => {
    const { log, lines } = capture('silent');
    log.error('x');
    expect(lines).toEqual([]);
  });
});
