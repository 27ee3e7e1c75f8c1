/** 5,000 variables and 10,000 layers in the plugin's sandbox. The end-to-end tests print the tables; needs a build. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const tests = ['write', 'check-many', 'layers'].map((name) => `e2e/${name}.test.ts`)

export function sandbox(): void {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', ...tests]
  execFileSync(process.execPath, vitest, { cwd: root, env: { ...process.env, LARGE: '1' }, stdio: 'inherit' })
}
