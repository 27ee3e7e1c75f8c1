import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,core,plugin,ui,server,cli,bench,scripts}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          /** One less than the cores by default, which is half of a machine with two. */
          maxWorkers: '100%',
          /** Half of the time went into loading the same modules for each file anew: tests leave nothing behind. */
          isolate: false,
          /** Optimising the huge functions of tree-sitter's grammars exhausts V8's compiler memory ("Zone") in Node 24. */
          execArgv: ['--liftoff-only'],
          globalSetup: 'server/testing/template.ts',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          /** A file waits for the browser and the server a quarter of its time: two at once, with a browser each. */
          maxWorkers: 2,
          isolate: false,
          globalSetup: 'server/testing/template.ts',
        },
      },
    ],
  },
})
