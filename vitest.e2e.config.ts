import { defineConfig } from 'vitest/config';

/** `npm run test:e2e`: real servers in namespaces of their own, and a real Elasticsearch. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
