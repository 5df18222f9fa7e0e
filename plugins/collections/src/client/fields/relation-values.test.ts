import { relationOptions, reverseKinds } from './relation-values';
import { faultPlace } from './fault-place';

const values = { name: 'a', target: 'posts', foreignKey: ' postId ', onDelete: 'CASCADE', through: 'pairs', otherKey: '' } as const;

it('gives each kind of relation what it has', () => {
  expect(relationOptions(values, 'oho')).toEqual({ target: 'posts', foreignKey: 'postId', onDelete: 'CASCADE' });
  expect(relationOptions(values, 'm2m')).toEqual({ target: 'posts', foreignKey: 'postId', through: 'pairs' });
});

it('asks for the relation that leads back, of a kind that fits', () => {
  const back = { ...values, hasReverse: true, reverseName: ' b ', reverseTitle: 'B' };
  expect(relationOptions({ ...back, reverseKind: 'oho' }, 'm2o')['reverseField']).toEqual({ name: 'b', interface: 'oho', title: 'B' });
  expect(relationOptions({ ...back, reverseKind: 'm2m' }, 'm2o')['reverseField']).toMatchObject({ interface: 'o2m' });
  for (const kind of ['m2o', 'o2m', 'oho', 'm2m']) expect(reverseKinds(kind).length).toBeGreaterThan(0);
});

it.each([
  [{ option: 'validation', rule: 2 }, ['rules', 2]],
  [{ option: 'validation' }, undefined],
  [{ option: 'defaultValue', field: 'a' }, 'defaultText'],
  [{ option: 'uiSchema.enum', field: 'a' }, 'options'],
  [{ option: 'through', field: 'a' }, 'through'],
  [{ what: 'field', name: 'a' }, 'name'],
  [{ what: 'field', name: 'b' }, 'reverseName'],
  [{ what: 'collection', name: 'pairs' }, 'through'],
  [{ what: 'collection', name: 'posts' }, undefined],
  [{ option: 'type', field: 'b' }, 'reverseName'],
  [{}, undefined],
])('places a fault %j at its input', (details, place) => {
  expect(faultPlace({ details }, { ...values, hasReverse: true, reverseName: 'b' })).toEqual(place);
});
