import { COLUMN_TYPES } from '@mortise/shared';
import { parseField } from '../../server/definitions/parse-field';
import { changedOptions, newOptions, optionsOfType, typeOptionsIn } from './type-options';

const ALL = {
  accuracy: 'millisecond',
  autoFill: false,
  prefix: 'p_',
  size: 9,
  customAlphabet: 'abc',
  scopeKey: 'city',
  defaultToCurrentTime: true,
  onUpdateToCurrentTime: true,
};

it.each(COLUMN_TYPES)('gives a %s options the server takes, and takes them away again', (type) => {
  const options = newOptions(ALL, type);
  expect(Object.keys(options)).toEqual(expect.arrayContaining([...optionsOfType(type)]));
  expect(() => parseField({ name: 'it', type, ...options })).not.toThrow();
  expect(() => parseField({ name: 'it', type, ...options, ...changedOptions({}, type) })).not.toThrow();
});

it('leaves out what is as usual, and keeps what is fixed for life', () => {
  expect(newOptions({ autoFill: true, prefix: '' }, 'uid')).toEqual({});
  expect(changedOptions({ ...ALL, onUpdateToCurrentTime: false }, 'unixTimestamp')).toEqual({
    defaultToCurrentTime: true,
    onUpdateToCurrentTime: null,
  });
  expect(typeOptionsIn({ name: 'it', type: 'uid', autoFill: false, prefix: 'p' })).toEqual({ autoFill: false, prefix: 'p' });
});
