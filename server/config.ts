/** The environment, parsed once. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { DEFAULT_PORT } from '../shared/origin.ts'
import { Problem } from '../shared/problem.ts'
import { GIGABYTE, type Limits, defaultLimits } from './access/limits.ts'
import type { S3Options } from './store/object-shelf.ts'

export const roles = ['all', 'api', 'worker'] as const
export type Role = (typeof roles)[number]

const environment = z.object({
  /** 0: any free port. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  /** Loopback unless said otherwise: inside a container it is `0.0.0.0`. */
  HOST: z.string().min(1).optional(),
  /** Where clients reach a server that is not on their own machine: `https://tokens.example.com`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Number of proxies in front whose `X-Forwarded-For` is to be believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().min(1).default(join(homedir(), '.token-pipeline')),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://user:password@host/database')
    .optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Another bucket, better yet elsewhere: for `backup s3`. */
  BACKUP_S3_ENDPOINT: z.url().optional(),
  BACKUP_S3_BUCKET: z.string().min(1).optional(),
  BACKUP_S3_REGION: z.string().min(1).default('us-east-1'),
  BACKUP_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  BACKUP_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  TOKEN_PIPELINE_ROLE: z.enum(roles).default('all'),
  /** Frames in memory at once, over all runs. */
  TOKEN_PIPELINE_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(5),
  /** Per token. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(defaultLimits.requestsPerMinute),
  OPEN_RUNS: z.coerce.number().int().min(1).default(defaultLimits.openRuns),
  EVENT_STREAMS: z.coerce.number().int().min(1).default(defaultLimits.streams),
  /** What the runs of one workspace may keep in the store; 0: no limit. */
  WORKSPACE_GIGABYTES: z.coerce
    .number()
    .min(0)
    .default(defaultLimits.workspaceBytes / GIGABYTE),
  /** Runs that ended longer ago are removed with their pictures; 0 keeps them. Libraries stay. */
  RETENTION_DAYS: z.coerce.number().min(0).max(36_500).default(30),
  /** Blank counts as none. Without it, or when forbidden, our own rules name tokens and no picture leaves the server. */
  ANTHROPIC_API_KEY: z.string().trim().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.anthropic.com'),
  TOKEN_PIPELINE_MODEL: z
    .string()
    .regex(/^[A-Za-z0-9][\w.:@/-]{0,99}$/, 'expected the id of a model')
    .default('claude-sonnet-5-5'),
  /** Calls at once, over all runs. */
  TOKEN_PIPELINE_CLAUDE_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(5),
  /** US dollars that one run, and all runs of a day (UTC) together, may spend on Claude. */
  TOKEN_PIPELINE_CLAUDE_RUN_BUDGET: z.coerce.number().positive().max(1000).optional(),
  TOKEN_PIPELINE_CLAUDE_DAY_BUDGET: z.coerce.number().positive().max(1_000_000).optional(),
  /** An administrator's word: no picture is sent to Claude, whoever asks. */
  TOKEN_PIPELINE_FORBID_CLAUDE: z.stringbool().default(false),
  /** Modules with further types and formats: paths or `file:` URLs, with commas between them. */
  TOKEN_PIPELINE_PLUGINS: z.string().default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
})

export interface ClaudeConfig {
  readonly apiKey: string | undefined
  readonly baseURL: string
  readonly model: string
  readonly concurrency: number
  readonly forbidden: boolean
  /** US dollars. */
  readonly runBudget: number | undefined
  readonly dayBudget: number | undefined
}

export interface Config {
  readonly port: number
  readonly host: string | undefined
  readonly publicUrl: string | undefined
  readonly trustProxy: number
  readonly dataDirectory: string
  readonly databaseUrl: string | undefined
  readonly s3: S3Options | undefined
  /** Where backups go that name no folder. */
  readonly backupS3: S3Options | undefined
  readonly role: Role
  readonly concurrency: number
  readonly limits: Limits
  readonly claude: ClaudeConfig
  readonly retentionDays: number
  /** URLs of modules with further types and formats. */
  readonly plugins: readonly string[]
  readonly logLevel: string
}

/** @param given Paths, relative ones from the working directory, or URLs. */
export const pluginUrls = (given: readonly string[]): string[] =>
  given
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => (/^[a-z]+:\/\//.test(one) ? one : pathToFileURL(resolve(one)).href))

export type Environment = Readonly<Record<string, string | undefined>>

/** @throws Problem `invalid-configuration` naming the variable. */
export function configFrom(env: Environment): Config {
  // An empty variable counts as unset.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const result = environment.safeParse(set)
  if (!result.success) {
    const [issue] = result.error.issues
    const name = String(issue?.path[0])
    const shown = /SECRET|KEY|URL/.test(name) ? '' : `="${env[name]}"`
    throw new Problem(
      'invalid-configuration',
      `The environment variable ${name}${shown} is not valid: ${issue?.message}.`,
      `Set ${name} to a valid value, or unset it.`,
    )
  }
  const known = result.data
  return {
    port: known.PORT,
    host: known.HOST,
    publicUrl: known.PUBLIC_URL,
    trustProxy: known.TRUST_PROXY,
    dataDirectory: known.DATA_DIR,
    databaseUrl: known.DATABASE_URL,
    s3: s3From(known, 'S3_', 'The picture store'),
    backupS3: s3From(known, 'BACKUP_S3_', 'The bucket for backups'),
    role: known.TOKEN_PIPELINE_ROLE,
    concurrency: known.TOKEN_PIPELINE_CONCURRENCY,
    limits: {
      ...defaultLimits,
      requestsPerMinute: known.REQUESTS_PER_MINUTE,
      openRuns: known.OPEN_RUNS,
      streams: known.EVENT_STREAMS,
      workspaceBytes: known.WORKSPACE_GIGABYTES * GIGABYTE,
    },
    claude: {
      apiKey: known.ANTHROPIC_API_KEY,
      baseURL: known.ANTHROPIC_BASE_URL,
      model: known.TOKEN_PIPELINE_MODEL,
      concurrency: known.TOKEN_PIPELINE_CLAUDE_CONCURRENCY,
      forbidden: known.TOKEN_PIPELINE_FORBID_CLAUDE,
      runBudget: known.TOKEN_PIPELINE_CLAUDE_RUN_BUDGET,
      dayBudget: known.TOKEN_PIPELINE_CLAUDE_DAY_BUDGET,
    },
    retentionDays: known.RETENTION_DAYS,
    plugins: pluginUrls(known.TOKEN_PIPELINE_PLUGINS.split(',')),
    // On somebody's own machine the terminal is for people: only trouble is written there.
    logLevel: known.LOG_LEVEL ?? (known.DATABASE_URL === undefined ? 'warn' : 'info'),
  }
}

function s3From(
  known: z.infer<typeof environment>,
  prefix: 'S3_' | 'BACKUP_S3_',
  what: string,
): S3Options | undefined {
  const names = (['ENDPOINT', 'BUCKET', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'] as const).map(
    (name) => `${prefix}${name}` as const,
  )
  const [endpoint, bucket, accessKeyId, secretAccessKey] = names.map((name) => known[name])
  const missing = names.filter((name) => known[name] === undefined)
  if (missing.length === names.length) return undefined
  if (
    endpoint === undefined ||
    bucket === undefined ||
    accessKeyId === undefined ||
    secretAccessKey === undefined
  )
    throw new Problem(
      'invalid-configuration',
      `${what} is only half configured: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      `Set ${missing.join(', ')}, or none of the ${prefix} variables.`,
    )
  return { endpoint, bucket, region: known[`${prefix}REGION`], accessKeyId, secretAccessKey }
}
