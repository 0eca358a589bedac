import type { Locator, Page } from '@playwright/test';

/** Opens a picker and takes the option that reads so. The list of options lies outside of the picker. */
export async function choose(picker: Locator, option: string): Promise<void> {
  const page = picker.page();
  await picker.click();
  await optionOf(page, option).click();
}

/** An option of the picker that is open. Its accessible twin is off screen, so the visible one is meant. */
export function optionOf(page: Page, option: string): Locator {
  return page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true });
}
