import type { Page } from '@playwright/test';
import { test as base } from '../site.ts';
import type { Site } from '../site.ts';
import { Api } from './api.ts';

/** The person who sets the workspace up and walks most of the journeys. */
export const admin = {
  name: '林予安',
  email: 'lin@atelier.test',
  password: 'heron above the quiet river',
} as const;

interface Journey {
  /** Speaks to the API as the admin; sets the workspace up when no journey has done so yet. */
  readonly api: Api;
  /** A page where the admin is signed in. */
  readonly desk: Page;
  /** Fails the test when a page said something that nobody should have to hear. */
  readonly quiet: void;
}

const apis = new Map<string, Promise<Api>>();

/** One sign-in for all journeys of a site: signing in is limited, and it is not what they are about. */
export function apiOf(site: Site): Promise<Api> {
  let api = apis.get(site.address);
  if (!api) {
    api = Api.asAdmin(site, admin);
    apis.set(site.address, api);
  }
  return api;
}

export const test = base.extend<Journey>({
  api: async ({ site }, provide) => {
    await provide(await apiOf(site));
  },
  desk: async ({ page, site }, provide) => {
    const api = await apiOf(site);
    await page.context().addCookies(api.cookies);
    await provide(page);
  },
  quiet: [
    async ({ page }, provide) => {
      const said: string[] = [];
      listen(page, said);
      await provide();
      base.expect(said, 'errors in the console of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

/**
 * Everything that a page calls an error, a breach of its content policy included. A refused request
 * (4xx) is what some journeys are about and is left to them; the browser reports it in these words.
 */
export function listen(page: Page, said: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) said.push(`${response.status()} ${response.url()}`);
  });
}
