import type { User } from '../user';
import { accountChanges, initialForm } from './user-form';

const ann: User = {
  id: 2,
  nickname: 'Ann',
  username: 'ann',
  email: null,
  phone: null,
  appLang: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

test('only what differs is sent, so that changes made elsewhere meanwhile stay', () => {
  expect(accountChanges(initialForm(ann), ann)).toEqual({});
  expect(accountChanges({ ...initialForm(ann), nickname: 'Anna', email: ' a@example.test ' }, ann)).toEqual({
    nickname: 'Anna',
    email: 'a@example.test',
  });
});

test('an emptied field is sent as nothing', () => {
  expect(accountChanges({ ...initialForm(ann), nickname: '  ' }, ann)).toEqual({ nickname: null });
});

test('a password is sent as it was typed, and only then', () => {
  expect(accountChanges({ username: 'bob', password: ' with blanks ' })).toEqual({ username: 'bob', password: ' with blanks ' });
  expect(accountChanges({ username: 'bob', password: '' })).toEqual({ username: 'bob' });
});
