const swcOptions = require('./scripts/swc-options.cjs');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // The condition makes workspace packages resolve to their sources instead of dist.
  testEnvironmentOptions: { customExportConditions: ['mortise:source', 'node', 'node-addons', 'require', 'default'] },
  testMatch: ['<rootDir>/packages/**/src/**/*.test.ts', '<rootDir>/plugins/**/src/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/storage/'],
  transform: { '\\.ts$': ['@swc/jest', swcOptions] },
  testTimeout: 20_000,
  // One worker on two cores: a second one was measured to be slower on a busy machine.
  maxWorkers: '50%',
};
