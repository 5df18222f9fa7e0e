import { hurry } from './hurry';

it('lets work go on until the time is up', () => {
  expect(hurry(60_000)).not.toThrow();
  expect(hurry(0)).toThrow('DEADLINE_EXCEEDED');
});
