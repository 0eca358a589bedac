/**
 * @jest-environment jsdom
 */
import './testing/dom-gaps.ts';
import { languages } from '@atelier/problem';
import { cleanup, render, screen } from '@testing-library/react';
import { examples } from './examples.ts';
import { fieldKindIds, operatorsOf } from './index.ts';
import { fieldOf, Page, servicesIn, settle, watchViews } from './testing/view-page.tsx';
import { fieldView } from './views.ts';

watchViews();

describe.each([...fieldKindIds])('%s', (id) => {
  const cases = examples[id];
  const first = cases.values[0];

  test.each(languages)('shows an empty and a filled editor in %s', async (language) => {
    const field = fieldOf(id, first?.settings);
    const services = servicesIn(language);
    for (const value of [null, first?.value]) {
      render(
        <Page field={field} entity="customer" value={value} services={services} invalid describedBy="help" />,
      );
      await settle();
      const input = document.getElementById('input');
      expect(input).not.toBeNull();
      expect(input?.getAttribute('aria-describedby')).toBe('help');
      expect(input?.getAttribute('aria-invalid')).toBe('true');
      cleanup();
    }
  });

  test('shows in a cell what the value reads as', async () => {
    for (const language of languages) {
      for (const example of cases.values.slice(0, 3)) {
        const { Cell } = fieldView(id);
        const field = fieldOf(id, example.settings);
        for (const density of ['list', 'page'] as const) {
          const { container } = render(
            <Cell field={field} value={example.value} services={servicesIn(language)} density={density} />,
          );
          await settle();
          expect(container.textContent).not.toBe('');
          cleanup();
        }
      }
    }
  });

  test('shows an empty cell as nothing in a list and as words for the ear on a page', () => {
    const { Cell } = fieldView(id);
    const field = fieldOf(id, first?.settings);
    const list = render(<Cell field={field} value={null} services={servicesIn('zh')} density="list" />);
    expect(list.container.textContent).toBe('');
    cleanup();
    render(<Cell field={field} value={null} services={servicesIn('zh')} density="page" />);
    expect(screen.getByText('未填写')).toBeTruthy();
  });

  test('has an input for every operator that it offers', async () => {
    const { FilterInput } = fieldView(id);
    const field = fieldOf(id, first?.settings);
    for (const { operator, input } of operatorsOf(id)) {
      if (input === 'none') continue;
      const filled = { one: first?.value, range: [first?.value, first?.value], list: [first?.value].flat() }[
        input
      ];
      for (const value of [null, filled]) {
        const { container } = render(
          <FilterInput
            field={field}
            entity="customer"
            operator={operator}
            value={value}
            onChange={() => undefined}
            services={servicesIn('en')}
          />,
        );
        await settle();
        const inputs = [...container.querySelectorAll('input')];
        expect(inputs.length).toBeGreaterThanOrEqual(input === 'range' ? 2 : 1);
        for (const element of inputs) expect(element.getAttribute('aria-label')).toBeTruthy();
        cleanup();
      }
    }
  });

  test('can be disabled', async () => {
    render(
      <Page
        field={fieldOf(id, first?.settings)}
        entity="customer"
        value={first?.value}
        services={servicesIn('zh')}
        disabled
      />,
    );
    await settle();
    const inputs = [...document.querySelectorAll('input, textarea')];
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.every((input) => input.hasAttribute('disabled'))).toBe(true);
  });
});
