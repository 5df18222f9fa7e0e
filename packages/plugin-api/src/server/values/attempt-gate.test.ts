import { AttemptGate } from './attempt-gate';

describe('AttemptGate', () => {
  it('remembers a bounded number of keys and keeps those in use', async () => {
    const gate = new AttemptGate({ failures: 1, windowMs: 1000, maxKeys: 3, now: () => 0 });
    await gate.enter('busy');
    for (const key of ['a', 'b', 'c', 'd']) {
      await gate.enter(key);
      gate.leave(key, true);
    }
    expect(gate.size).toBe(3);
    gate.leave('busy', true);
    await expect(gate.enter('busy')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(gate.enter('d')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
