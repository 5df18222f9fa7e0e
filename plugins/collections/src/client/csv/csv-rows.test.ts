import { RowTooLong, csvRows, guessDelimiter } from './csv-rows';
import { type Encoding, readText, sniffEncoding } from './text-source';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function rowsOf(texts: AsyncIterable<string>, delimiter = ','): Promise<(readonly [number, ...string[]])[]> {
  const rows: (readonly [number, ...string[]])[] = [];
  for await (const batch of csvRows(texts, delimiter)) rows.push(...batch.map(({ number, cells }) => [number, ...cells] as const));
  return rows;
}

async function textOf(file: Blob, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of readText(file, encoding)) text += piece;
  return text;
}

describe('csvRows', () => {
  const text = 'a,"b ""q"", c"\n\n"line\nbreak",2\n,\nlast,"x"';
  const rows = [
    [1, 'a', 'b "q", c'],
    [3, 'line\nbreak', '2'],
    [5, 'last', 'x'],
  ];

  it.each([1, 2, 3, 5, 7, 100])('reads the same rows in pieces of %d characters', async (size) => {
    expect(await rowsOf(pieces(text, size))).toEqual(rows);
  });

  it('reads nothing from nothing', async () => {
    expect(await rowsOf(pieces('', 1))).toEqual([]);
    expect(await rowsOf(pieces('\n\n', 1))).toEqual([]);
  });

  it('gives up on a quote that is never closed instead of swallowing the file', async () => {
    const endless = `a\n"${'x'.repeat(5_000_000)}`;
    await expect(rowsOf(pieces(endless, 500_000))).rejects.toThrow(RowTooLong);
  });
});

describe('guessDelimiter', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n3,5;1,0\n', ';'],
    ['a\tb, c\n1\t2, 3\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['only one column\nand one row\n', ','],
    ['', ','],
  ])('finds in %j the delimiter %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe('text of a file', () => {
  it.each([
    ['utf-8', [0xe5, 0xae, 0xa2, 0xe6, 0x88, 0xb7]],
    ['utf-8', [0xef, 0xbb, 0xbf, 0xe5, 0xae, 0xa2, 0xe6, 0x88, 0xb7]],
    ['gb18030', [0xbf, 0xcd, 0xbb, 0xa7]],
    ['utf-16le', [0xff, 0xfe, 0xa2, 0x5b, 0x37, 0x62]],
  ] as const)('is recognised and read as %s', async (encoding, bytes) => {
    const file = new Blob([new Uint8Array(bytes)]);
    expect(await sniffEncoding(file)).toBe(encoding);
    expect(await textOf(file, encoding)).toBe('客户');
  });

  it('knows one line break, also where a piece ends within one', async () => {
    const half = 64 * 1024;
    const file = new Blob(['x'.repeat(half - 1), '\r\n', 'y'.repeat(half - 2), '\r', 'z\r']);
    expect(await textOf(file, 'utf-8')).toBe(`${'x'.repeat(half - 1)}\n${'y'.repeat(half - 2)}\nz\n`);
  });

  it('does not break characters where a piece ends', async () => {
    const text = `x${'客'.repeat(200_000)}`;
    expect(await textOf(new Blob([text]), 'utf-8')).toBe(text);
    expect(await sniffEncoding(new Blob([text]))).toBe('utf-8');
  });

  it('says how far it is', async () => {
    const seen: number[] = [];
    for await (const _text of readText(new Blob(['x'.repeat(100_000)]), 'utf-8', (bytes) => seen.push(bytes)));
    expect(seen).toEqual([64 * 1024, 100_000]);
  });
});
