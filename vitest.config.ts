import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A busy machine must not fail a test that is only slow there.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
