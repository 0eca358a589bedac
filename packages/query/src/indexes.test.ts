import { createCatalog } from '@atelier/entity';
import { renderSql } from '@atelier/expression';
import { indexesFor } from './indexes.ts';
import { fakeKinds } from './testing/fake-kinds.ts';
import { shop } from './testing/fixtures.ts';

function indexesOf(entity: string) {
  const model = shop.entity(entity);
  return model ? indexesFor(model, shop) : [];
}

describe('the indexes of an entity', () => {
  const shapes = indexesOf('customer').map(
    ({ name, method, definition }) => `${name} ${method} ${renderSql(definition).text}`,
  );

  test('are the shapes that lists sort, filter and search by', () => {
    expect(shapes).toContain(
      'customer_total_spent_idx btree ("total_spent", "id") WHERE "deleted_at" IS NULL',
    );
    expect(shapes).toContain('customer_created_at_idx btree ("created_at", "id") WHERE "deleted_at" IS NULL');
    expect(shapes).toContain('customer_store_idx btree ("store", "id")');
    expect(shapes).toContain('customer_tags_idx gin ("tags") WHERE "deleted_at" IS NULL');
    expect(shapes).toContain('customer_search_tokens_idx gin ("search_tokens") WHERE "deleted_at" IS NULL');
  });

  test('leave out what no index helps with', () => {
    expect(shapes.filter((shape) => /note|subscribed/.test(shape))).toEqual([]);
  });

  test('are not made twice for unique keys', () => {
    const model = shop.entity('customer');
    const unique = model && {
      ...model,
      fields: model.fields.map((field) => (field.key === 'phone' ? { ...field, unique: true } : field)),
      unique: [['name'], ['city', 'level']],
    };
    const catalog = createCatalog({ version: 2, kinds: fakeKinds, entities: unique ? [unique] : [] });
    const fields = unique ? indexesFor(unique, catalog).map(({ field }) => field) : [];
    expect(fields).toEqual(expect.arrayContaining(['city', 'level', 'totalSpent']));
    expect(fields).not.toContain('name');
    expect(fields).not.toContain('phone');
  });

  test('have names that PostgreSQL does not cut and that differ', () => {
    const long = {
      key: 'aVeryLongEntityKeyOfFortyCharactersInAll',
      label: { zh: '', en: '' },
      titleField: 'x',
      fields: [],
    };
    const [, , search] = indexesFor(long, shop);
    expect(indexesFor(long, shop).every(({ name }) => name.length <= 63)).toBe(true);
    expect(search?.name).not.toBe(indexesOf('customer')[0]?.name);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
