/**
 * The rows of a database as lines of JSON, and back: by the names of tables and columns, so that what one Postgres (or the
 * embedded one) wrote down, any other of today or later reads. The queue is not among them: its jobs follow from the rows.
 */
import { type AnyPgColumn, type PgTable, getTableConfig } from 'drizzle-orm/pg-core'
import { getTableColumns, sql } from 'drizzle-orm'
import { Problem } from '../../shared/problem.ts'
import { referring } from './collect.ts'
import type { Database } from './engine.ts'
import * as schema from './schema.ts'

/** What is referred to comes before what refers to it. */
const tables: readonly PgTable[] = [
  schema.tokens,
  schema.projects,
  schema.libraryRevisions,
  schema.runs,
  schema.frames,
  schema.labelHolds,
  schema.spending,
  schema.answers,
  schema.pendingLayers,
  schema.events,
]

export interface Line {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
}

export const nameOf = (table: PgTable): string => getTableConfig(table).name
const columnsOf = (table: PgTable): AnyPgColumn[] => Object.values(getTableColumns(table))

/** Rows at once, so that neither side holds a table of a million events. */
const AT_ONCE = 500

/** All rows as they were at one moment. @param write Called with lines, in an order that can be read back. */
export const dumpRows = (db: Database, write: (line: Line) => Promise<void>): Promise<void> =>
  db.transaction(
    async (tx) => {
      for (const table of tables) {
        const name = nameOf(table)
        await tx.execute(sql`declare dumped no scroll cursor for select to_jsonb(t) as row from ${table} t`)
        for (;;) {
          const fetched: unknown = await tx.execute(sql.raw(`fetch ${AT_ONCE} from dumped`))
          const { rows } = fetched as { rows: { row: Line['row'] }[] }
          for (const { row } of rows) await write({ table: name, row })
          if (rows.length < AT_ONCE) break
        }
        await tx.execute(sql`close dumped`)
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )

/** Keys of the blobs that a row refers to. */
export function keysIn({ table, row }: Line): string[] {
  const names = referring.filter((column) => nameOf(column.table) === table).map(({ name }) => name)
  return names.flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : []))
}

/** @throws Problem `invalid-request` where the database holds something already. */
export async function checkEmpty(db: Database): Promise<void> {
  for (const table of tables) {
    const found = await db
      .select({ one: sql`1` })
      .from(table)
      .limit(1)
    if (found.length > 0)
      throw new Problem(
        'invalid-request',
        `The database holds data already: its table ${nameOf(table)} is not empty.`,
        'Restore into an empty database: make a new one and name it in DATABASE_URL.',
      )
  }
}

/** All of it, or nothing. @throws Problem `invalid-request` for what this version does not know. */
export const loadRows = (db: Database, lines: AsyncIterable<Line>): Promise<void> =>
  db.transaction(async (tx) => {
    let batch: Line[] = []
    const flush = async () => {
      const [first] = batch
      if (first) await tx.execute(insertion(first.table, batch))
      batch = []
    }
    for await (const line of lines) {
      if (batch.length >= AT_ONCE || (batch[0] && batch[0].table !== line.table)) await flush()
      batch.push(line)
    }
    await flush()
  })

function insertion(name: string, lines: readonly Line[]) {
  const table = tables.find((one) => nameOf(one) === name)
  const given = Object.keys(lines[0]?.row ?? {})
  const known = table ? columnsOf(table).filter((column) => given.includes(column.name)) : []
  if (!table || known.length < given.length)
    throw new Problem(
      'invalid-request',
      `The backup was made by a newer version: this one does not know all of "${name}".`,
      'Restore it with the version that made it, or a later one.',
    )
  const columns = sql.join(
    known.map((column) => sql.identifier(column.name)),
    sql`, `,
  )
  const rows = JSON.stringify(lines.map(({ row }) => row))
  return sql`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ${rows}::jsonb)`
}
