import { test as base } from '@playwright/test';

/** A running Atelier with an empty workspace: where it is, and the token that its first start printed. */
export interface Site {
  readonly address: string;
  readonly token: string;
}

const variable = (project: string): string => `E2E_SITE_${project.toUpperCase()}`;

/** Each project (desktop, phone) has a site of its own, so that both may go the whole way from setup on. */
export function publishSite(project: string, site: Site): void {
  process.env[variable(project)] = JSON.stringify(site);
}

export function siteOf(project: string): Site | undefined {
  const text = process.env[variable(project)];
  if (text === undefined) return undefined;
  const site: Site = JSON.parse(text);
  return site;
}

/** `test` of Playwright with the site of the project; `page.goto('/')` leads there. */
export const test = base.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
  site: async ({}, provide, { project }) => {
    const site = siteOf(project.name);
    if (!site) throw new Error(`No server was started for the project ${project.name}.`);
    await provide(site);
  },
});

export { expect } from '@playwright/test';
