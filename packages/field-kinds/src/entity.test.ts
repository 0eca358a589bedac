import {
  checkEntity,
  createCatalog,
  readDocument,
  toDocument,
  validateRecord,
  type EntityModel,
  type FieldModel,
} from '@atelier/entity';
import { examples } from './examples.ts';
import { fieldKindIds, fieldKinds } from './index.ts';

/** One field of every kind, with settings that a designer would choose. */
const fields: FieldModel[] = fieldKindIds.map((id) => ({
  key: `${id}Field`,
  label: { zh: `${id} 字段`, en: `${id} field` },
  kind: id,
  settings: { ...fieldKinds.get(id).definition.defaultSettings, ...examples[id].values[0]?.settings },
}));

const everything: EntityModel = {
  key: 'customer',
  label: { zh: '客户', en: 'Customer' },
  titleField: 'textField',
  fields,
};

const catalog = createCatalog({ version: 1, kinds: fieldKinds, entities: [everything] });

describe('an entity with a field of every kind', () => {
  test('passes the check of entities', () => {
    expect(checkEntity(everything, fieldKinds, catalog)).toEqual([]);
  });

  test('becomes a JSON Schema document and comes back', () => {
    const document: unknown = JSON.parse(JSON.stringify(toDocument(everything, fieldKinds)));
    expect(readDocument(document, fieldKinds)).toEqual({ ok: true, value: everything });
  });

  test('accepts a record with every example value, in its stored form', () => {
    const typed = fieldKindIds.filter((id) => !fieldKinds.get(id).definition.traits.generated);
    const values = Object.fromEntries(typed.map((id) => [`${id}Field`, examples[id].values[0]?.value]));
    expect(validateRecord(catalog, 'customer', { values, mode: 'create' })).toEqual({
      ok: true,
      value: values,
    });
  });

  test('refuses with the words of the kind, at the field', () => {
    const result = validateRecord(catalog, 'customer', {
      values: { phoneField: '1380013800', dateField: '2005-02-30' },
      mode: 'update',
    });
    expect(result.ok ? [] : result.issues.map(({ code, at }) => [code, at])).toEqual([
      ['phone.too-short', '/phoneField'],
      ['date.no-such-day', '/dateField'],
    ]);
  });
});
