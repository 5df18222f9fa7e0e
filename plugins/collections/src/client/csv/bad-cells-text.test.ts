import { badCellsText } from './bad-cells-text';

it('writes cells so that a spreadsheet reads them as they are and runs nothing', () => {
  const text = badCellsText(
    [
      { row: 2, column: 'Price, net', text: 'a "b"' },
      { row: 3, text: '=1+1' },
    ],
    ['Row', 'Column', 'Value'],
  );
  expect(text).toBe('Row,Column,Value\r\n2,"Price, net","a ""b"""\r\n3,,"\'=1+1"');
});
