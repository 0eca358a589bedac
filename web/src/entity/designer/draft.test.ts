import type { EntityModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { applyEdit, asKind, type DraftEdit } from './draft.ts';
import { openDraft, record, redo, undo } from './draft-history.ts';

const label = (zh: string) => ({ zh, en: '' });
const text = (key: string) => ({ key, label: label(key), kind: 'text', settings: { maxLength: 200 } });

const model: EntityModel = {
  key: 'customer',
  label: label('客户'),
  titleField: 'name',
  fields: [
    text('name'),
    text('city'),
    { ...text('spent'), kind: 'money', settings: { currency: 'CNY', decimals: 2 } },
  ],
  unique: [['name', 'city']],
};
const edited = (edit: DraftEdit, from = model) => applyEdit(from, edit, fieldKinds);

describe('an entity under design', () => {
  test('names records by another field when the one that did is removed', () => {
    const next = edited({ kind: 'remove', index: 0 });
    expect(next.titleField).toBe('city');
    expect(next.unique).toEqual([['city']]);
  });

  test('has no unique keys left when their fields are gone', () => {
    const next = edited({ kind: 'remove', index: 0 }, edited({ kind: 'remove', index: 1 }));
    expect('unique' in next).toBe(false);
  });

  test('follows a field that gets another key', () => {
    const next = edited({ kind: 'field', index: 0, field: text('fullName') });
    expect(next.titleField).toBe('fullName');
    expect(next.unique).toEqual([['fullName', 'city']]);
  });

  test('puts fields where they are wanted and nowhere else', () => {
    const keys = (next: EntityModel) => next.fields.map((field) => field.key);
    expect(keys(edited({ kind: 'add', field: text('a'), index: 1 }))).toEqual(['name', 'a', 'city', 'spent']);
    expect(keys(edited({ kind: 'move', from: 0, to: 2 }))).toEqual(['city', 'spent', 'name']);
    expect(keys(edited({ kind: 'move', from: 0, to: 3 }))).toEqual(['name', 'city', 'spent']);
  });

  test('drops what was taken back instead of keeping it empty', () => {
    const next = edited({
      kind: 'field',
      index: 0,
      field: { ...text('name'), required: undefined, help: undefined },
    });
    expect(Object.keys(next.fields[0] ?? {})).toEqual(['key', 'label', 'kind', 'settings']);
  });
});

describe('a field that becomes another kind', () => {
  test('keeps the settings and flags that still mean something', () => {
    const options = [{ value: 'gold', label: label('金卡') }];
    const tier = { ...text('tier'), kind: 'select', settings: { options }, required: true, default: 'gold' };
    expect(asKind(tier, 'multiSelect', fieldKinds)).toEqual({
      key: 'tier',
      label: label('tier'),
      kind: 'multiSelect',
      settings: { options },
      required: true,
    });
  });

  test('loses flags that the kind does not know', () => {
    const number = asKind({ ...text('number'), required: true, unique: true }, 'autoNumber', fieldKinds);
    expect(number.required).toBeUndefined();
    expect(number.settings).toEqual({ prefix: '', digits: 4 });
  });
});

describe('the history of a draft', () => {
  const named = (name: string): EntityModel => ({ ...model, label: label(name) });

  test('takes typing in one breath as one step', () => {
    const first = record(openDraft(model), named('客'), { subject: 'label', at: 0 });
    const typed = record(first, named('客人'), { subject: 'label', at: 400 });
    expect(undo(typed).model).toBe(model);
  });

  test('takes another subject, or a pause, as another step', () => {
    const first = record(openDraft(model), named('a'), { subject: 'label', at: 0 });
    expect(undo(record(first, named('b'), { subject: 'icon', at: 10 })).model.label).toEqual(label('a'));
    expect(undo(record(first, named('b'), { subject: 'label', at: 5000 })).model.label).toEqual(label('a'));
  });

  test('redoes what was undone until something else is done', () => {
    const done = record(openDraft(model), named('a'), { subject: 'label', at: 0 });
    const back = undo(done);
    expect(redo(back).model).toEqual(named('a'));
    const other = record(back, named('b'), { subject: 'label', at: 10 });
    expect(redo(other)).toBe(other);
  });
});
