import { createCollection } from '@mortise/testing';
import { type TestPage, accessibilityFaultsInBothThemes, serveAdmin } from '@mortise/testing/browser';
import { button, storedCollection, visitCollections } from '../../testing/collections-visit';
import { beginField, chooseOption, fieldForm, saveField, textBox, tick } from '../../testing/field-form';

const { server, browser } = serveAdmin();

const faults = accessibilityFaultsInBothThemes;

async function visit(collection: string): Promise<TestPage> {
  const opened = await visitCollections({ server, browser }, `?collection=${collection}`);
  await opened.page.getByRole('table', { name: /^Fields of|字段/ }).waitFor();
  return opened;
}

async function stored(collection: string, name: string): Promise<unknown> {
  return (await storedCollection(server, collection)).fields.find((field) => field.name === name);
}

describe('the relations of a field', () => {
  it('joins records in pairs, with the relation that leads back', async () => {
    const [articles, labels] = await Promise.all([
      createCollection(server, { name: 'articles' }),
      createCollection(server, { name: 'labels' }),
    ]);
    const { page, guard } = await visit(articles);
    await beginField(page, 'Labels', 'Many to many');
    await chooseOption(page, ['Related collection', 'labels']);
    await fieldForm(page).getByRole('combobox', { name: 'Collection of the pairs' }).fill('taggings');
    await textBox(page, 'Column that refers to this collection').fill('articleId');
    await textBox(page, 'Column that refers to the related collection').fill('labelId');
    await tick(page, 'Also add the relation that leads back');
    await textBox(page, 'Title of the field there').fill('Articles');
    await expect(faults(page)).resolves.toEqual([]);
    await saveField(page);
    const pairs = { type: 'belongsToMany', through: 'taggings' };
    expect(await stored(articles, 'labels')).toMatchObject({ ...pairs, target: 'labels', foreignKey: 'articleId', otherKey: 'labelId' });
    expect(await stored(labels, 'articles')).toMatchObject({ ...pairs, target: 'articles', foreignKey: 'labelId', title: 'Articles' });
    await button(page, 'Edit Labels').click();
    await expect(fieldForm(page).getByRole('combobox', { name: 'Collection of the pairs' }).inputValue()).resolves.toBe('taggings');
    await expect(textBox(page, 'Column that refers to this collection').isDisabled()).resolves.toBe(true);
    expect(guard.findings()).toEqual([]);
  });

  it('says what a required relation asks for, and shows among the fields that it is', async () => {
    const visits = await createCollection(server, { name: 'visits' });
    const { page, guard } = await visit(visits);
    await beginField(page, 'Host', 'Belongs to');
    await chooseOption(page, ['Related collection', 'visits']);
    await tick(page, 'Required');
    await fieldForm(page).getByText('this one is left without all the same').waitFor();
    await fieldForm(page)
      .getByRole('radio', { name: /Delete this record as well/ })
      .check();
    await fieldForm(page).getByText('stay as they are until they are saved again').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await saveField(page);
    await page.getByRole('row', { name: /Host/ }).getByText('required').first().waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('makes one belong to one, from either side', async () => {
    const people = await createCollection(server, { name: 'people' });
    const profiles = await createCollection(server, { name: 'profiles' });
    const { page, guard } = await visit(people);
    await beginField(page, 'Profile', 'Has one');
    await chooseOption(page, ['Related collection', 'profiles']);
    await fieldForm(page)
      .getByRole('radio', { name: /Delete the records there as well/ })
      .check();
    await expect(faults(page)).resolves.toEqual([]);
    await saveField(page);
    expect(await stored(people, 'profile')).toMatchObject({ type: 'hasOne', foreignKey: 'peopleId', onDelete: 'CASCADE' });
    await beginField(page, 'Passport', 'Belongs to');
    await chooseOption(page, ['Related collection', 'profiles']);
    await tick(page, 'Also add the relation that leads back');
    await textBox(page, 'Name of the field there').fill('holder');
    await fieldForm(page).getByRole('radio', { name: 'Has one' }).check();
    await saveField(page);
    expect(await stored(profiles, 'holder')).toMatchObject({ type: 'hasOne', target: 'people' });
    expect(guard.findings()).toEqual([]);
  });

  it('says beside the name there that it is taken', async () => {
    await createCollection(server, { name: 'shelves' });
    const books = await createCollection(server, { name: 'books' });
    const { page, guard } = await visit(books);
    await beginField(page, 'Shelf', 'Belongs to');
    await chooseOption(page, ['Related collection', 'shelves']);
    await tick(page, 'Also add the relation that leads back');
    await textBox(page, 'Name of the field there').fill('title');
    await button(fieldForm(page), 'Add field').click();
    await fieldForm(page)
      .locator('.ant-form-item-has-error')
      .filter({ has: page.getByRole('textbox', { name: 'Name of the field there' }) })
      .getByText('The name "title" is already in use')
      .waitFor();
    expect(await stored(books, 'shelf')).toBeUndefined();
    expect(guard.findings()).toEqual([]);
  });
});
