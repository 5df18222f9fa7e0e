import { measureOf, readNumberSettings } from './number-query';

describe('what a number block asks for', () => {
  it.each([
    [{}, { aggregation: 'count', alias: 'value' }, false],
    [{ collection: 'todos' }, { aggregation: 'count', alias: 'value' }, true],
    [{ collection: 'todos', aggregation: 'sum' }, { aggregation: 'sum', alias: 'value' }, false],
    [{ collection: 'todos', aggregation: 'sum', field: 'hours' }, { aggregation: 'sum', alias: 'value', field: 'hours' }, true],
    [{ collection: 'todos', aggregation: 'drop', field: 'hours' }, { aggregation: 'count', alias: 'value' }, true],
    [{ collection: 7 }, { aggregation: 'count', alias: 'value' }, false],
  ])('%j', (settings, measure, isComplete) => {
    const read = readNumberSettings(settings);
    expect([measureOf(read), read.isComplete]).toEqual([measure, isComplete]);
  });
});
