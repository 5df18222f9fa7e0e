const { availableParallelism } = require('node:os');
const swcOptions = require('./scripts/swc-options.cjs');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // The condition makes workspace packages resolve to their sources instead of dist.
  testEnvironmentOptions: { customExportConditions: ['mortise:source', 'node', 'node-addons', 'require', 'default'] },
  testMatch: ['<rootDir>/packages/**/src/**/*.test.ts', '<rootDir>/plugins/**/src/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/storage/'],
  transform: { '\\.ts$': ['@swc/jest', swcOptions] },
  // Says that a test hangs, not that the machine is busy: a step in a page has a limit of its own.
  testTimeout: 120_000,
  // Two keep a small machine busy; more have a PostgreSQL server of a hundred connections and much memory to share.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // What a file loaded is never given back whole: a worker that ran a hundred of them held 3 GB, and spent its time looking through it.
  workerIdleMemoryLimit: '1500MB',
};
