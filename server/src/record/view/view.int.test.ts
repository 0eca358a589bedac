import {
  chooseDefaultView,
  createView,
  deleteView,
  listEntities,
  listViews,
  listViewVersions,
  planEntity,
  readEntityDesign,
  restoreViewVersion,
  saveEntityDraft,
  saveView,
  type ViewModel,
} from '@atelier/api';
import { jest } from '@jest/globals';
import type { Person } from '../../testing/people.ts';
import { CustomerShop, entity, member } from '../testing/customer-shop.ts';

jest.setTimeout(60_000);

let shop: CustomerShop;
let admin: Person;

beforeAll(async () => {
  shop = await CustomerShop.open();
  admin = shop.admin;
});

afterAll(async () => {
  expect(await shop.close()).toEqual([]);
});

const model: ViewModel = {
  entity,
  label: { zh: '大客户', en: 'Big spenders' },
  fields: [{ field: 'name' }, { field: 'spent', width: 120 }],
  filter: { formula: 'spent > 1000' },
  sort: [{ field: 'spent', direction: 'descending' }],
  density: 'compact',
};

describe('saved views', () => {
  test('a personal view is seen by its owner alone; sharing takes a right', async () => {
    const person = await shop.server.signIn(member);
    const own: ViewModel = {
      ...model,
      fields: [{ field: 'name' }],
      filter: { formula: 'note <> ""' },
      sort: [],
    };
    const view = await person.call(createView, { body: { model: own, shared: false } });
    expect(view).toMatchObject({ shared: false, owner: person.id, editable: true, missingFields: [] });
    const { views } = await admin.call(listViews, { search: { entity } });
    expect(views.map(({ key }) => key)).not.toContain(view.key);
    expect((await admin.refused(deleteView, { params: { key: view.key } })).code).toBe('view.missing');
    expect((await person.refused(createView, { body: { model: own, shared: true } })).code).toBe(
      'view.share-denied',
    );
    await person.call(deleteView, { params: { key: view.key } });
    expect(
      (await person.call(listViews, { search: { entity } })).views.filter(({ shared }) => !shared),
    ).toEqual([]);
  });

  test('nobody saves a view that would not work for them', async () => {
    const person = await shop.server.signIn(member);
    const hidden = await person.refused(createView, { body: { model, shared: false } });
    expect(hidden).toMatchObject({ status: 400, code: 'view.invalid' });
    expect(hidden.issues.map(({ at }) => at)).toContain('/model/fields/1/field');
    const nameless = await admin.refused(createView, {
      body: { model: { ...model, label: { zh: ' ', en: '' } }, shared: false },
    });
    expect(nameless.issues).toMatchObject([{ code: 'view.no-label', at: '/model/label' }]);
  });

  test('a shared view says what of it is out of the viewer’s sight', async () => {
    const view = await admin.call(createView, { body: { model, shared: true } });
    const person = await shop.server.signIn(member);
    const { views } = await person.call(listViews, { search: { entity } });
    expect(views.find(({ key }) => key === view.key)).toMatchObject({
      editable: false,
      missingFields: ['spent'],
    });
  });

  test('stale saves are refused, old states come back, one is the default', async () => {
    const view = await admin.call(createView, { body: { model, shared: true } });
    const change = { ...model, label: { zh: '改名', en: 'Renamed' } };
    const saved = await admin.call(saveView, {
      params: { key: view.key },
      body: { model: change, shared: true, version: view.version },
    });
    const stale = await admin.refused(saveView, {
      params: { key: view.key },
      body: { model, shared: true, version: view.version },
    });
    expect(stale).toMatchObject({ status: 409, code: 'document.stale' });
    const { versions } = await admin.call(listViewVersions, { params: { key: view.key } });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    const back = await admin.call(restoreViewVersion, {
      params: { key: view.key, version: 1 },
      body: { version: saved.version },
    });
    expect(back.model.label.en).toBe('Big spenders');
    await admin.call(chooseDefaultView, { params: { entity }, body: { view: view.key } });
    const { entities } = await admin.call(listEntities, {});
    expect(entities.find((one) => one.model.key === entity)?.defaultView).toBe(view.key);
    await admin.call(deleteView, { params: { key: view.key } });
    expect(
      (await admin.call(listEntities, {})).entities.find((one) => one.model.key === entity),
    ).not.toHaveProperty('defaultView');
  });

  test('the plan of a publish names the views and roles that it breaks', async () => {
    const view = await admin.call(createView, { body: { model, shared: true } });
    const design = await admin.call(readEntityDesign, { params: { entity } });
    const { published, version } = design;
    if (!published) throw new Error('no model');
    const without = { ...published, fields: published.fields.filter(({ key }) => key !== 'spent') };
    await admin.call(saveEntityDraft, { params: { entity }, body: { model: without, version } });
    const { dependents } = await admin.call(planEntity, { params: { entity } });
    expect(dependents).toContainEqual({
      kind: 'view',
      key: view.key,
      label: model.label,
      fields: ['spent'],
      breaks: true,
    });
    expect(dependents.some(({ kind, breaks }) => kind === 'role' && breaks)).toBe(true);
  });
});
