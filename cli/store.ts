/** `token-pipeline gc`: what lies in the store and is referred to by nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../shared/problem.ts'
import { configFrom } from '../server/config.ts'
import { collect } from '../server/store/collect.ts'
import { type Store, openStore } from '../server/store/open.ts'
import type { Addition, Environment } from './addition.ts'

const HOUR_MS = 3_600_000
const say = (text: string) => process.stdout.write(`${text}\n`)

export const gcCommand: Addition = (command, env) =>
  command
    .option('--dry-run', 'say what would go, and remove nothing')
    .option('--grace <hours>', 'only what is older: an upload in flight is not referred to yet', '48')
    .action(({ dryRun = false, grace }: { dryRun?: boolean; grace: string }) =>
      withStore(env, async (store) => {
        const gone = await collect(store, { dryRun, graceMs: Number(grace) * HOUR_MS })
        const bytes = gone.reduce((sum, one) => sum + one.bytes, 0)
        if (dryRun) for (const { key, bytes: size } of gone) say(`${key}\t${size}`)
        say(`${gone.length} ${dryRun ? 'would go' : 'removed'}, ${(bytes / 1e6).toFixed(1)} MB.`)
      }),
    )

/** On the data there is; nothing is made. */
export async function withStore<T>(env: Environment, work: (store: Store) => Promise<T>): Promise<T> {
  const { dataDirectory, databaseUrl, s3 } = configFrom(env)
  if (databaseUrl === undefined && !existsSync(join(dataDirectory, 'database')))
    throw new Problem(
      'invalid-request',
      `There is no data in ${dataDirectory} yet.`,
      'Start the server once, or set DATA_DIR.',
    )
  const store = await openStore({ directory: dataDirectory, databaseUrl, s3, log: () => undefined })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
