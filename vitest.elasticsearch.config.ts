import { defineConfig } from 'vitest/config';

/** `npm run test:elasticsearch`: tests that start a real Elasticsearch; one at a time, for each takes 1 GiB. */
export default defineConfig({
  test: {
    include: ['test/elasticsearch/**/*.real.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
