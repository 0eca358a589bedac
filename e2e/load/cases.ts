import type { RequestPlan } from './load-generator.ts';
import type { Product } from './product.ts';
import { cities, names } from './seed.ts';
import { bigSpender, widgetPath } from './workspace.ts';

/** The same thing asked of both servers. */
export interface Case {
  readonly name: string;
  /** The least share of the bare server's speed at 16 connections; absent: only shown. */
  readonly target?: number;
  /** Requests may go on working in the product after their answer: runs of flows. */
  readonly startsRuns?: boolean;
  plan(side: Side, from: number): RequestPlan;
}

export type Side = 'product' | 'bare';

export interface CaseParts {
  readonly product: Product;
  readonly barePort: number;
  /** Of customers, to be read. */
  readonly ids: readonly string[];
}

export function casesOf(parts: CaseParts): readonly Case[] {
  const { product, barePort, ids } = parts;
  const toProduct = { port: product.port, headers: product.headers };
  const toBare = { port: barePort, headers: {} };
  const city = cities[4] ?? '';
  const list = {
    filter: { combinator: 'and', rules: [{ field: 'city', operator: 'equal', value: city }] },
    sort: [{ field: 'totalSpent', direction: 'descending' }],
    page: { size: 50 },
  };
  const creating =
    (spent: string, digit: string) =>
    (side: Side, from: number): RequestPlan => {
      const mobile = `+86${side === 'product' ? digit : Number(digit) + 1}{n}`;
      const values = {
        name: names[41],
        mobile,
        city,
        level: 'regular',
        totalSpent: spent,
        birthday: '1990-05-17',
      };
      return side === 'product'
        ? {
            ...toProduct,
            method: 'POST',
            path: '/api/records/customer',
            body: JSON.stringify({ values }),
            from,
          }
        : { ...toBare, method: 'POST', path: '/customers', body: JSON.stringify(values), from };
    };
  return [
    {
      name: 'Create, validated, with history and trigger matching (no flow starts)',
      target: 0.5,
      plan: creating('120.50', '150'),
    },
    {
      name: 'Get by id',
      target: 0.5,
      plan: (side) =>
        side === 'product'
          ? { ...toProduct, method: 'GET', path: '/api/records/customer/{id}', ids }
          : { ...toBare, method: 'GET', path: '/customers/{id}', ids },
    },
    {
      name: 'Page of 50, filtered and sorted',
      target: 0.5,
      plan: (side) =>
        side === 'product'
          ? { ...toProduct, method: 'POST', path: '/api/records/customer/query', body: JSON.stringify(list) }
          : { ...toBare, method: 'GET', path: `/customers?city=${encodeURIComponent(city)}` },
    },
    {
      name: 'Group-by report over 300,000 rows',
      target: 0.95,
      plan: (side) =>
        side === 'product'
          ? { ...toProduct, method: 'GET', path: widgetPath }
          : { ...toBare, method: 'GET', path: '/report' },
    },
    {
      name: 'Create, and a flow starts in the same transaction',
      startsRuns: true,
      plan: creating(String(bigSpender * 2), '157'),
    },
  ];
}
