import { apiAddress } from './api-address';

const BASE = 'https://shop.test/api/';

it.each([
  ['todos:list', {}, 'https://shop.test/api/todos:list'],
  ['orders/4/lines:list', { page: 2 }, 'https://shop.test/api/orders/4/lines:list?page=2'],
  ['/api/todos:list', { sort: ['a', '-b'] }, 'https://shop.test/api/todos:list?sort=a%2C-b'],
  ['https://other.test/x:y', { a: undefined, b: null }, 'https://other.test/x:y'],
  ['todos:list', { filter: { a: 1 } }, 'https://shop.test/api/todos:list?filter=%7B%22a%22%3A1%7D'],
  ['todos:list?page=1', { fields: ['a,b'] }, 'https://shop.test/api/todos:list?page=1&fields=%5B%22a%2Cb%22%5D'],
  ['../signin', {}, 'https://shop.test/signin'],
])('%s with %j is %s', (url, params, address) => {
  expect(apiAddress(url, BASE, params).href).toBe(address);
});
