import { createCollection, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, serveAdmin } from '@mortise/testing/browser';
import { button, visitCollections } from '../../testing/collections-visit';
import { addRecords } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

it('renames a field and its collection, says what follows, and refuses names that are taken', async () => {
  const collection = await createCollection(server, {
    fields: [
      { name: 'size', type: 'string', interface: 'input', title: 'Size' },
      { name: 'taken', type: 'string', interface: 'input' },
    ],
  });
  await addRecords(server, collection, [{ size: 'M' }]);
  const { page, guard } = await visitCollections({ server, browser }, `?collection=${collection}&field=size`);
  const drawer = page.getByRole('dialog', { name: 'Edit field “Size”' });
  const name = drawer.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('taken');
  await drawer.getByText('“taken” is already in use here.').waitFor();
  await name.fill('width');
  await drawer.getByText('“size” becomes “width”').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await button(drawer, 'Save').click();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByText('width', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  const ofCollection = page.getByRole('textbox', { name: 'Name', exact: true });
  await ofCollection.fill(`${collection}Renamed`);
  await page.getByText(`“${collection}” becomes “${collection}Renamed”`).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await button(page, 'Save').click();
  await page.waitForURL((url) => url.searchParams.get('collection') === `${collection}Renamed`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
  const rows = dataOf(await server.api('GET', `${collection}Renamed:list?fields=width`, { token: server.root.token }));
  expect(rows).toEqual([{ width: 'M' }]);
  expect(guard.findings()).toEqual([]);
});
