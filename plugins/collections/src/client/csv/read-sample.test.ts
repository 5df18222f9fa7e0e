import { readSample } from './read-sample';

const file = (text: string) => new Blob([text]);

it('guesses what is not chosen', async () => {
  const text = 'Name;Price\nÄpfel;1,5\n';
  expect(await readSample(file(text), {})).toEqual({
    encoding: 'utf-8',
    delimiter: ';',
    rows: [
      { number: 1, cells: ['Name', 'Price'] },
      { number: 2, cells: ['Äpfel', '1,5'] },
    ],
  });
  expect((await readSample(file(text), { delimiter: ',' })).rows[0]?.cells).toEqual(['Name;Price']);
});

it('reads as many rows as guesses are made from, of however large a file', async () => {
  const { rows } = await readSample(file('a,b\n'.repeat(200_000)), {});
  expect(rows).toHaveLength(1001);
});

it('reads nothing from an empty file', async () => {
  expect((await readSample(file(''), {})).rows).toEqual([]);
});
