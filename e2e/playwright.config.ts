import { defineConfig } from '@playwright/test';
import { provideChromium } from './chromium.ts';
import { siteOf } from './site.ts';

const { executablePath, env } = await provideChromium();

export default defineConfig({
  testDir: 'browser',
  outputDir: 'test-results/traces',
  globalSetup: './global-setup.ts',
  // The journeys of a project build on one workspace, and a small machine runs one browser at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: process.env['E2E_RESULTS'] ?? 'test-results/journeys.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, env, args: ['--no-sandbox', '--headless=shell', '--disable-gpu'] },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: 'phone/**',
      use: { baseURL: siteOf('desktop')?.address, viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      testIgnore: 'desktop/**',
      use: {
        baseURL: siteOf('phone')?.address,
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
      },
    },
  ],
});
