/**
 * Three projects, one language: ES modules compiled by swc, workspace packages resolved through the
 * `exports` of their package.json (they point at `src/index.ts`, so nothing has to be built first).
 * Jest must run with `node --experimental-vm-modules`; `npm test` and the `test:*` scripts do so.
 */
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    // What only a bundler understands is an empty module here.
    '\\.(css|woff2?|ttf|png|svg)(\\?.*)?$': '<rootDir>/tools/jest/empty-module.mjs',
    '^@fontsource(-variable)?/': '<rootDir>/tools/jest/empty-module.mjs',
  },
  modulePathIgnorePatterns: ['/dist/'],
  clearMocks: true,
  restoreMocks: true,
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/packages/*/src/**/*.test.{ts,tsx}', '<rootDir>/tools/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/packages/ui/'],
      setupFiles: ['<rootDir>/tools/jest/browser-gaps.mjs'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/server/src/**/*.test.ts'],
      globalSetup: '<rootDir>/server/src/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/server/src/testing/global-teardown.mjs',
      testTimeout: 60_000,
    },
    {
      ...shared,
      displayName: 'web',
      testMatch: ['<rootDir>/web/src/**/*.test.{ts,tsx}', '<rootDir>/packages/ui/src/**/*.test.{ts,tsx}'],
      setupFiles: ['<rootDir>/tools/jest/browser-gaps.mjs'],
    },
  ],
};
