/**
 * @jest-environment jsdom
 */
import './testing/dom-gaps.ts';
import type { FieldModel, FieldSettings } from '@atelier/entity';
import { jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { fieldKinds, type FieldKindId } from './index.ts';
import { fieldOf, Page, person, servicesIn, watchViews } from './testing/view-page.tsx';
import { fieldView, type FieldServices } from './views.ts';

watchViews();

describe('an editor that is typed into', () => {
  const written: readonly { id: FieldKindId; text: string; value: unknown; settings?: FieldSettings }[] = [
    { id: 'text', text: ' 王小明 ', value: '王小明' },
    { id: 'number', text: '1,234.5', value: 1234.5 },
    { id: 'money', text: '￥0.12万', value: '1200.00' },
    { id: 'percent', text: '15', value: 0.15, settings: { plain: 'fraction' } },
    { id: 'phone', text: '138-0013-8000', value: '+8613800138000' },
    { id: 'email', text: 'Wang@Example.com', value: 'wang@example.com' },
    { id: 'url', text: 'example.com', value: 'https://example.com' },
  ];

  test.each(written)('$id hands on the value that the text means', ({ id, text, value, settings }) => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf(id, settings)}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    fireEvent.change(screen.getByLabelText('字段'), { target: { value: text } });
    expect(onChange).toHaveBeenLastCalledWith(value);
  });

  test('long text keeps its lines', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('longText', {})}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    fireEvent.change(screen.getByLabelText('字段'), { target: { value: '一\n二' } });
    expect(onChange).toHaveBeenLastCalledWith('一\n二');
  });

  test('shows digits with separators until it is entered, and tidies when it is left', () => {
    render(
      <Page field={fieldOf('money', {})} entity="customer" value="1234.50" services={servicesIn('zh')} />,
    );
    const input = screen.getByLabelText<HTMLInputElement>('字段');
    expect(input.value).toBe('1,234.50');
    fireEvent.focus(input);
    expect(input.value).toBe('1234.50');
    fireEvent.change(input, { target: { value: '2万' } });
    expect(input.value).toBe('2万');
    fireEvent.blur(input);
    expect(input.value).toBe('20,000.00');
  });

  test('keeps what it cannot read, and hands it on to be refused', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('phone', {})}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    const input = screen.getByLabelText<HTMLInputElement>('字段');
    fireEvent.focus(input);
    fireEvent.change(input, { target: { value: '1380013800' } });
    fireEvent.blur(input);
    expect(input.value).toBe('1380013800');
    expect(onChange).toHaveBeenLastCalledWith('1380013800');
    const { behaviour, definition } = fieldKinds.get('phone');
    expect(behaviour.checkValue?.('1380013800', definition.defaultSettings)).toEqual([
      { code: 'phone.too-short', at: '', details: { text: '1380013800' } },
    ]);
  });

  test('is empty again when its text is removed', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('number', {})}
        entity="customer"
        value={5}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    fireEvent.change(screen.getByLabelText('字段'), { target: { value: '' } });
    expect(onChange).toHaveBeenLastCalledWith(null);
  });
});

describe('an editor that is chosen from', () => {
  const levels = {
    options: [
      { value: 'gold', label: { zh: '金卡', en: 'Gold' } },
      { value: 'old', label: { zh: '旧卡', en: 'Old' }, archived: true },
    ],
  };

  test('offers options by label, but no archived one', async () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('select', levels)}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    fireEvent.mouseDown(screen.getByLabelText('字段'));
    expect(screen.queryByText('旧卡')).toBeNull();
    fireEvent.click((await screen.findAllByText('金卡')).at(-1) as HTMLElement);
    expect(onChange).toHaveBeenLastCalledWith('gold');
  });

  test('still shows an archived option where a record has it', () => {
    render(
      <Page field={fieldOf('select', levels)} entity="customer" value="old" services={servicesIn('en')} />,
    );
    expect(screen.getByText('Old')).toBeTruthy();
  });

  test('finds a related record by typing, after a pause', async () => {
    jest.useFakeTimers();
    try {
      const onChange = jest.fn();
      const services = servicesIn('zh');
      const findChoices = jest.fn(services.findChoices);
      const field = fieldOf('relation', { entity: 'order' });
      render(
        <Page
          field={field}
          entity="customer"
          value={null}
          services={{ ...services, findChoices }}
          onChange={onChange}
        />,
      );
      const input = screen.getByLabelText('字段');
      fireEvent.mouseDown(input);
      for (const text of ['李', '李雷']) fireEvent.change(input, { target: { value: text } });
      await act(() => jest.advanceTimersByTimeAsync(1000));
      expect(findChoices.mock.calls.map(([target, text]) => [target, text])).toEqual([['order', '李雷']]);
      fireEvent.click(screen.getAllByText('李雷').at(-1) as HTMLElement);
      expect(onChange).toHaveBeenLastCalledWith(person.replace('b', 'c'));
    } finally {
      jest.useRealTimers();
    }
  });

  test('says that a search failed instead of showing nothing', async () => {
    const services: FieldServices = {
      ...servicesIn('en'),
      findChoices: () => Promise.reject(new Error('offline')),
    };
    render(<Page field={fieldOf('user', {})} entity="customer" value={null} services={services} />);
    fireEvent.mouseDown(screen.getByLabelText('Field'));
    expect(await screen.findByText('The search failed; try again')).toBeTruthy();
  });

  test('tells yes, no and nothing apart', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('boolean', {})}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    fireEvent.click(screen.getByLabelText('否'));
    expect(onChange).toHaveBeenLastCalledWith(false);
    fireEvent.click(screen.getByText('清除'));
    expect(onChange).toHaveBeenLastCalledWith(null);
  });
});

describe('a date', () => {
  test('is read when the field is left, however it was written', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('date', {})}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    const input = screen.getByLabelText<HTMLInputElement>('字段');
    fireEvent.change(input, { target: { value: '1990年3月5日' } });
    fireEvent.blur(input);
    expect(onChange).toHaveBeenLastCalledWith('1990-03-05');
  });

  test('that does not exist stays in the field and is handed on to be refused', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('date', {})}
        entity="customer"
        value={null}
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    const input = screen.getByLabelText<HTMLInputElement>('字段');
    fireEvent.change(input, { target: { value: '2005-02-30' } });
    fireEvent.blur(input);
    expect(onChange).toHaveBeenLastCalledWith('2005-02-30');
    expect(input.value).toBe('2005-02-30');
  });

  test('with a time is shown and read in the time zone of the reader', () => {
    const onChange = jest.fn();
    render(
      <Page
        field={fieldOf('dateTime', {})}
        entity="customer"
        value="2024-05-07T06:30:00.000Z"
        services={servicesIn('zh')}
        onChange={onChange}
      />,
    );
    const input = screen.getByLabelText<HTMLInputElement>('字段');
    expect(input.value).toBe('2024-05-07 14:30');
    fireEvent.change(input, { target: { value: '2024/5/8 9:05' } });
    fireEvent.blur(input);
    expect(onChange).toHaveBeenLastCalledWith('2024-05-08T01:05:00.000Z');
  });
});

describe('a grid cell', () => {
  function renderCell(id: FieldKindId, value: unknown) {
    const onCommit = jest.fn();
    const onCancel = jest.fn();
    render(
      <Page
        field={fieldOf(id, {})}
        entity="customer"
        value={value}
        services={servicesIn('zh')}
        compact
        onCommit={onCommit}
        onCancel={onCancel}
      />,
    );
    return { onCommit, onCancel, input: document.getElementById('input') as HTMLElement };
  }

  test('commits once, on Enter or when it is left', () => {
    const { onCommit, onCancel, input } = renderCell('text', '王');
    fireEvent.keyDown(input, { key: 'Enter' });
    fireEvent.blur(input);
    expect(onCommit).toHaveBeenCalledTimes(1);
    expect(onCancel).not.toHaveBeenCalled();
  });

  test('gives up on Escape and commits nothing afterwards', () => {
    const { onCommit, onCancel, input } = renderCell('number', 1);
    fireEvent.keyDown(input, { key: 'Escape' });
    fireEvent.blur(input);
    expect(onCancel).toHaveBeenCalledTimes(1);
    expect(onCommit).not.toHaveBeenCalled();
  });

  test('does not take the Enter that ends a word of an input method for its end', () => {
    const { onCommit, input } = renderCell('text', '');
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(onCommit).not.toHaveBeenCalled();
  });

  test('of long text takes Shift and Enter for a new line', () => {
    const { onCommit, input } = renderCell('longText', '一');
    fireEvent.keyDown(input, { key: 'Enter', shiftKey: true });
    expect(onCommit).not.toHaveBeenCalled();
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onCommit).toHaveBeenCalledTimes(1);
  });
});

describe('a condition', () => {
  function renderFilter(id: FieldKindId, operator: string, value: unknown, settings: FieldSettings = {}) {
    const onChange = jest.fn();
    const { FilterInput } = fieldView(id);
    render(
      <FilterInput
        field={fieldOf(id, settings)}
        entity="customer"
        operator={operator}
        value={value}
        onChange={onChange}
        services={servicesIn('zh')}
      />,
    );
    return onChange;
  }

  test('takes a period that moves with today', async () => {
    const onChange = renderFilter('date', 'equal', null);
    fireEvent.mouseDown(screen.getByLabelText('日期范围'));
    fireEvent.click((await screen.findAllByText('今天')).at(-1) as HTMLElement);
    expect(onChange).toHaveBeenLastCalledWith({ relative: 'day', offset: 0 });
  });

  test('takes so many days before today', () => {
    const onChange = renderFilter('date', 'less', { relative: 'day', offset: -7 });
    fireEvent.change(screen.getByLabelText('天数'), { target: { value: '30' } });
    expect(onChange).toHaveBeenLastCalledWith({ relative: 'day', offset: -30 });
  });

  test('takes the two ends of a range one by one', () => {
    const onChange = renderFilter('money', 'between', ['100.00', null]);
    fireEvent.change(screen.getByLabelText('结束值'), { target: { value: '1万' } });
    expect(onChange).toHaveBeenLastCalledWith(['100.00', '10000.00']);
  });

  test('takes a part of a phone number as it is', () => {
    const onChange = renderFilter('phone', 'contains', '');
    fireEvent.change(screen.getByLabelText('字段'), { target: { value: '5678' } });
    expect(onChange).toHaveBeenLastCalledWith('5678');
  });
});

describe('what a cell shows', () => {
  function cellOf(id: FieldKindId, value: unknown, density: 'list' | 'page', settings: FieldSettings = {}) {
    const { Cell } = fieldView(id);
    return render(
      <Cell field={fieldOf(id, settings)} value={value} services={servicesIn('zh')} density={density} />,
    ).container;
  }

  test('is never a link that runs code', () => {
    expect(cellOf('url', 'javascript:alert(1)', 'page').querySelector('a')).toBeNull();
    expect(cellOf('url', 'https://example.com/a', 'page').querySelector('a')?.rel).toContain('noopener');
  });

  test('of a masked phone or address is no link', () => {
    expect(cellOf('phone', '138****5678', 'page').querySelector('a')).toBeNull();
    expect(cellOf('email', 'w***@example.com', 'page').querySelector('a')).toBeNull();
    expect(cellOf('phone', '+8613800138000', 'page').querySelector('a')?.getAttribute('href')).toBe(
      'tel:+8613800138000',
    );
  });

  test('opens a related record without opening the row that it stands in', () => {
    const opened = jest.fn();
    const follow = jest.fn();
    const { Cell } = fieldView('relation');
    const field = fieldOf('relation', { entity: 'order' });
    render(
      <div onClick={opened}>
        <Cell field={field} value={person} services={{ ...servicesIn('zh'), follow }} density="list" />
      </div>,
    );
    fireEvent.click(screen.getByText('王小明'));
    expect(follow).toHaveBeenCalledWith(`/records/order/${person}`);
    expect(opened).not.toHaveBeenCalled();
  });

  test('of an unknown kind is its data', () => {
    const { Cell, Editor } = fieldView('hologram');
    const field: FieldModel = { ...fieldOf('text', {}), kind: 'hologram' };
    render(<Cell field={field} value={{ a: 1 }} services={servicesIn('zh')} density="page" />);
    expect(screen.getByText('{"a":1}')).toBeTruthy();
    cleanup();
    render(
      <Editor
        field={field}
        entity="customer"
        id="input"
        value={{ a: 1 }}
        onChange={() => undefined}
        services={servicesIn('zh')}
      />,
    );
    expect(screen.getByText('字段类型未安装')).toBeTruthy();
  });
});
