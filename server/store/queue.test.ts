import { rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { openStore } from './open.ts'
import { createQueue } from './queue.ts'

it('a queue that an older version made gets the settings of this one', async () => {
  const directory = await freshDirectory()
  const store = await openStore({ directory, log: () => undefined })
  const limits = async () => {
    const found: unknown = await store.db.execute(
      sql`select name, retry_limit as "limit" from pgboss.queue where name like 'old%' order by name`,
    )
    return (found as { rows: unknown[] }).rows
  }
  const open = () => createQueue(store, { names: ['old'], log: () => undefined })
  try {
    await (await open()).stop()
    const made = await limits()
    await store.db.execute(sql`update pgboss.queue set retry_limit = 1 where name like 'old%'`)
    await (await open()).stop()
    expect(await limits()).toEqual(made)
    expect(made).toEqual([
      { name: 'old', limit: 15 },
      { name: 'old-buried', limit: 20 },
    ])
  } finally {
    await store.close()
    await rm(directory, { recursive: true, force: true })
  }
})
