/** Where backups lie: a folder, or the bucket of the `BACKUP_S3_` settings. */
import { chmod, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Problem } from '../shared/problem.ts'
import type { Config } from '../server/config.ts'
import { fileShelf } from '../server/store/file-shelf.ts'
import { objectShelf } from '../server/store/object-shelf.ts'
import type { Shelf } from '../server/store/shelf.ts'

export async function placeOf(
  named: string,
  { backupS3, s3 }: Pick<Config, 'backupS3' | 's3'>,
): Promise<Shelf> {
  if (named !== 's3') return fileShelf(resolve(named))
  if (backupS3 && backupS3.endpoint === s3?.endpoint && backupS3.bucket === s3.bucket)
    throw new Problem(
      'invalid-configuration',
      `The bucket for backups, ${backupS3.bucket}, is the one that is backed up.`,
      'Set BACKUP_S3_BUCKET to another one, better yet elsewhere.',
    )
  if (backupS3) return objectShelf(backupS3)
  throw new Problem(
    'invalid-configuration',
    'There is no bucket for backups.',
    'Set BACKUP_S3_ENDPOINT, BACKUP_S3_BUCKET, BACKUP_S3_ACCESS_KEY_ID and BACKUP_S3_SECRET_ACCESS_KEY, or name a folder.',
  )
}

/** For its owner alone: all pictures and the token of this machine are in it. */
export async function makePrivate(named: string): Promise<void> {
  if (named === 's3') return
  await mkdir(resolve(named), { recursive: true, mode: 0o700 })
  await chmod(resolve(named), 0o700)
}
