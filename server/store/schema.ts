/** The tables. `npx drizzle-kit generate` turns a change here into a migration in `migrations/`. */
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { FrameStatus, RunStatus } from '../../shared/api.ts'
import type { RunEvent } from '../../shared/events.ts'
import type { RunOptions } from '../../shared/options.ts'
import type { ProblemData } from '../../shared/problem.ts'

const created = timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow()

export const projects = pgTable('projects', {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: created,
  /** The present library; its content is the blob of that name. */
  revision: integer().notNull().default(0),
  libraryKey: text('library_key'),
})

export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    project: text()
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    status: text().$type<RunStatus>().notNull().default('receiving'),
    /** Taken with the row locked, so that no reader ever sees event 10 before event 9. */
    lastSeq: integer('last_seq').notNull().default(0),
    options: jsonb().$type<RunOptions>().notNull(),
    /** No more frames come: once all are examined, the run concludes. */
    sealed: boolean().notNull().default(false),
    problem: jsonb().$type<ProblemData>(),
    resultKey: text('result_key'),
    createdAt: created,
  },
  (table) => [index('runs_status').on(table.status)],
)

export const frames = pgTable(
  'frames',
  {
    run: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    /** Order of arrival. */
    position: integer().notNull(),
    name: text().notNull(),
    mode: text(),
    scale: doublePrecision().notNull(),
    width: doublePrecision().notNull(),
    height: doublePrecision().notNull(),
    originX: doublePrecision('origin_x').notNull().default(0),
    originY: doublePrecision('origin_y').notNull().default(0),
    hash: text().notNull(),
    mediaType: text('media_type').notNull(),
    imageKey: text('image_key').notNull(),
    layersKey: text('layers_key'),
    status: text().$type<FrameStatus>().notNull().default('received'),
    problem: jsonb().$type<ProblemData>(),
    examinedKey: text('examined_key'),
  },
  (table) => [primaryKey({ columns: [table.run, table.id] })],
)

/** Layers can arrive before their frame. */
export const pendingLayers = pgTable(
  'pending_layers',
  {
    run: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    frame: text().notNull(),
    layersKey: text('layers_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.run, table.frame] })],
)

export const events = pgTable(
  'events',
  {
    run: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    data: jsonb().$type<RunEvent>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.run, table.seq] })],
)
