import { parseField } from '../../server/definitions/parse-field';
import { FIELD_KINDS } from './field-kinds';
import { createBody, updateBody, valuesOf } from './field-values';

const own = { managed: false, language: 'en' };

describe('createBody', () => {
  it.each(FIELD_KINDS.map(({ id, type }) => [id, type]))('makes of a %s a %s the server takes', (kind, type) => {
    const body = createBody({ name: 'it', title: ' It ', kind, target: 'users', options: [{ label: 'A' }] });
    expect(parseField(body)).toMatchObject({ name: 'it', title: 'It', type });
  });

  it('carries the rules of a column and leaves out what is empty', () => {
    expect(
      createBody({ name: 'a', kind: 'input', description: '  ', required: true, unique: true, length: 20, defaultText: 'x ' }),
    ).toEqual({
      name: 'a',
      type: 'string',
      interface: 'input',
      allowNull: false,
      unique: true,
      index: false,
      length: 20,
      defaultValue: 'x ',
    });
    expect(createBody({ name: 'a', kind: 'decimal', precision: 12, scale: 3 })).toMatchObject({ type: 'decimal', precision: 12, scale: 3 });
    expect(createBody({ name: 'a', kind: 'uuid', primaryKey: true, required: true })).toEqual({
      name: 'a',
      type: 'uuid',
      interface: 'uuid',
      primaryKey: true,
    });
  });

  it('gives relations only what relations have', () => {
    const values = { name: 'a', target: 'posts', foreignKey: ' postId ', onDelete: 'CASCADE', required: true, length: 9 } as const;
    expect(createBody({ ...values, kind: 'm2o' })).toEqual({
      name: 'a',
      type: 'belongsTo',
      interface: 'm2o',
      target: 'posts',
      foreignKey: 'postId',
      onDelete: 'CASCADE',
      validation: { rules: [{ name: 'required' }] },
    });
    expect(createBody({ ...values, kind: 'o2m' })).not.toHaveProperty('validation');
    expect(createBody({ ...values, kind: 'm2m' })).not.toHaveProperty('onDelete');
  });

  it('stores choices with a value for each text', () => {
    const options = [{ label: 'Open' }, { value: 'closed', label: 'Closed' }, {}, undefined, { value: 'x' }];
    expect(createBody({ name: 'a', kind: 'select', options })['uiSchema']).toEqual({
      enum: [
        { value: 'Open', label: 'Open' },
        { value: 'closed', label: 'Closed' },
        { value: 'x', label: 'x' },
      ],
    });
  });
});

describe('updateBody', () => {
  it('tells of a relation whether it is required only when that changes', () => {
    const field = { name: 'author', type: 'belongsTo', interface: 'm2o', target: 'people' };
    const required = { ...field, validation: { rules: [{ name: 'required' }] } };
    const body = (values: object, of: object) => updateBody({ kind: 'm2o', ...values }, of as typeof required, own);
    expect(valuesOf(required, 'en').required).toBe(true);
    expect(body({ required: true }, field)).toMatchObject({ validation: required.validation });
    expect(body({ required: false }, required)).toMatchObject({ validation: null });
    expect(body({ required: true }, required)).not.toHaveProperty('validation');
    expect(body({ required: false }, field)).not.toHaveProperty('validation');
  });

  const field = { name: 'a', type: 'string', interface: 'input', title: { en: 'A', 'zh-CN': '甲' }, length: 50, allowNull: true };

  it('takes away what was emptied and keeps the title in other languages', () => {
    expect(updateBody({ title: 'B', kind: 'input', required: true, length: 80 }, field, own)).toEqual({
      title: { en: 'B', 'zh-CN': '甲' },
      description: null,
      allowNull: false,
      unique: false,
      index: false,
      length: 80,
      defaultValue: null,
    });
  });

  it('sends another interface only when it was changed', () => {
    const unknown = { ...field, interface: 'icon' };
    expect(updateBody(valuesOf(unknown, 'en'), unknown, own)).not.toHaveProperty('interface');
    expect(updateBody({ ...valuesOf(field, 'en'), kind: 'email' }, field, own)).toMatchObject({ interface: 'email' });
  });

  it('changes only the texts of what the platform made, and of relations', () => {
    expect(updateBody({ title: 'B', required: true }, field, { ...own, managed: true })).toEqual({
      title: { en: 'B', 'zh-CN': '甲' },
      description: null,
    });
    expect(updateBody({ title: 'B', kind: 'm2o', target: 'x' }, { name: 'a', type: 'belongsTo' }, own)).toEqual({
      title: 'B',
      description: null,
    });
  });

  it('changes of a column of a view only how it is shown', () => {
    const field = { name: 'total', type: 'double', allowNull: true, unique: false } as const;
    const values = { title: 'Total', kind: 'percent', required: true, index: true, defaultText: '1' };
    expect(updateBody(values, field, { managed: false, ofView: true, language: 'en' })).toEqual({
      title: 'Total',
      description: null,
      interface: 'percent',
    });
  });

  it('keeps what else stands in the display options of a choice', () => {
    const choice = { ...field, interface: 'select', uiSchema: { title: 'A', enum: [{ value: 1, label: 'One' }] } };
    expect(valuesOf(choice, 'en').options).toEqual([{ value: '1', label: 'One' }]);
    expect(updateBody({ kind: 'select', options: [{ label: 'Two', value: '2' }] }, choice, own)['uiSchema']).toEqual({
      title: 'A',
      enum: [{ value: '2', label: 'Two' }],
    });
  });
});
