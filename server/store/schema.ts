/** The tables. `npx drizzle-kit generate` turns a change here into a migration in `migrations/`. */
import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { FrameStatus, RunStatus, Scope } from '../../shared/api.ts'
import type { RunEvent } from '../../shared/events.ts'
import type { FrameLabel, UnlabelledReason } from '../../shared/label.ts'
import type { JSONValue } from '../../shared/json.ts'
import type { RunOptions } from '../../shared/options.ts'
import type { ProblemData } from '../../shared/problem.ts'

const created = timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow()

/** Named tokens of teams. The token itself is never stored: `hash` is its SHA-256. */
export const tokens = pgTable('tokens', {
  id: text().primaryKey(),
  workspace: text().notNull(),
  name: text().notNull(),
  hash: text().notNull().unique(),
  scopes: jsonb().$type<Scope[]>().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }),
  createdAt: created,
})

export const projects = pgTable(
  'projects',
  {
    workspace: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    createdAt: created,
    /** The present library; its content is the blob of that name. */
    revision: integer().notNull().default(0),
    libraryKey: text('library_key'),
    /** Bytes that lie in its folder. */
    stored: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
)

/** Past contents of libraries, so that those nobody can be reading any more are removed. */
export const libraryRevisions = pgTable(
  'library_revisions',
  {
    workspace: text().notNull(),
    project: text().notNull(),
    revision: integer().notNull(),
    key: text().notNull(),
    createdAt: created,
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.project, table.revision] }),
    foreignKey({
      columns: [table.workspace, table.project],
      foreignColumns: [projects.workspace, projects.id],
    }).onDelete('cascade'),
  ],
)

export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    project: text().notNull(),
    status: text().$type<RunStatus>().notNull().default('receiving'),
    /** Taken with the row locked, so that no reader ever sees event 10 before event 9. */
    lastSeq: integer('last_seq').notNull().default(0),
    options: jsonb().$type<RunOptions>().notNull(),
    /** No more frames come: once all are examined, the run concludes. */
    sealed: boolean().notNull().default(false),
    /** Id of the token that started it. */
    startedBy: text('started_by').notNull(),
    problem: jsonb().$type<ProblemData>(),
    /** Bytes that lie in its folder: replaced and refused pictures too, until they are collected. */
    stored: bigint({ mode: 'number' }).notNull().default(0),
    resultKey: text('result_key'),
    /** Millionths of a US dollar: put aside for calls in flight, counted against the budget, really used. */
    labelHeld: integer('label_held').notNull().default(0),
    labelSpent: integer('label_spent').notNull().default(0),
    labelCost: integer('label_cost').notNull().default(0),
    labelCalls: integer('label_calls').notNull().default(0),
    labelInput: integer('label_input').notNull().default(0),
    labelOutput: integer('label_output').notNull().default(0),
    /** Why no more calls may be made. */
    labelClosed: text('label_closed').$type<UnlabelledReason>(),
    /** Every frame was asked about, and the names of the whole. */
    labelled: boolean().notNull().default(false),
    namesKey: text('names_key'),
    unnamed: jsonb().$type<ProblemData>(),
    createdAt: created,
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [
    index('runs_status').on(table.status),
    index('runs_started_by').on(table.startedBy, table.status),
    index('runs_ended').on(table.endedAt),
    index('runs_project').on(table.workspace, table.project),
    foreignKey({
      columns: [table.workspace, table.project],
      foreignColumns: [projects.workspace, projects.id],
    }).onDelete('cascade'),
  ],
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
    /** What was measured, by which code: an equal frame of the same workspace is not measured again. */
    measureKey: text('measure_key'),
    /** How labelling went; null until it was tried. */
    label: jsonb().$type<FrameLabel>(),
    labelsKey: text('labels_key'),
  },
  (table) => [
    primaryKey({ columns: [table.run, table.id] }),
    index('frames_measure_key').on(table.measureKey),
  ],
)

/** Money put aside for calls in flight. What is not settled in time belonged to a process that is gone. */
export const labelHolds = pgTable(
  'label_holds',
  {
    id: text().primaryKey(),
    /** No reference: the day's money is still held when the run is removed meanwhile. */
    run: text().notNull(),
    /** Millionths of a US dollar. */
    most: integer().notNull(),
    /** Whose spending it is part of: `2026-11-22`. */
    day: text().notNull(),
    until: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [index('label_holds_until').on(table.until)],
)

/** What all runs of a day (UTC) put aside and spent on a model: millionths of a US dollar. */
export const spending = pgTable('spending', {
  day: text().primaryKey(),
  held: bigint({ mode: 'number' }).notNull().default(0),
  spent: bigint({ mode: 'number' }).notNull().default(0),
})

/** What a model answered, by its question: asked once in a workspace, and forgotten with the runs that asked. */
export const answers = pgTable(
  'answers',
  {
    run: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    workspace: text().notNull(),
    answer: jsonb().$type<JSONValue>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.run, table.key] }),
    index('answers_key').on(table.workspace, table.key),
  ],
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
