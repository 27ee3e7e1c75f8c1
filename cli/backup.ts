/** `token-pipeline backup PLACE`: rows and pictures, whatever the database; only what is new is copied. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../shared/problem.ts'
import { configFrom } from '../server/config.ts'
import { prune, save } from '../server/store/backup.ts'
import type { Addition } from './addition.ts'
import { makePrivate, placeOf } from './backup-place.ts'
import { withStore } from './store.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

export const backupCommand: Addition = (command, env) =>
  command
    .argument('<place>', 'a folder, or "s3" for the bucket of the BACKUP_S3_ settings')
    .option('--keep <count>', 'backups to keep there; older ones go, with what only they refer to')
    .action(async (named: string, { keep }: { keep?: string }) => {
      const kept = keep === undefined ? undefined : countFrom(keep)
      const config = configFrom(env)
      const place = await placeOf(named, config)
      await withStore(env, async (store) => {
        await makePrivate(named)
        const { databaseUrl, dataDirectory } = config
        const token = databaseUrl === undefined ? await tokenIn(dataDirectory) : undefined
        const { name, rows, blobs, copied, lost } = await save(store, place, { ...(token && { token }) })
        say(
          `Saved ${name}: ${rows['projects'] ?? 0} projects, ${rows['runs'] ?? 0} runs, ${rows['frames'] ?? 0} frames, ${blobs} files, ${copied} of them new.`,
        )
        if (kept !== undefined) say(`${await prune(place, kept)} files went with older backups.`)
        if (lost.length === 0) return
        say(
          `${lost.length} files are damaged or missing in the store itself: token-pipeline doctor names them.`,
        )
        process.exitCode = 1
      })
    })

const tokenIn = (directory: string): Promise<string | undefined> =>
  readFile(join(directory, 'token'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )

function countFrom(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new Problem('invalid-request', `--keep ${text} is not a number of backups.`, 'Say how many, e.g. 14.')
}
