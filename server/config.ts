/** The environment, parsed once. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { DEFAULT_PORT } from '../shared/origin.ts'
import { Problem } from '../shared/problem.ts'

const environment = z.object({
  /** 0: any free port. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  DATA_DIR: z.string().min(1).default(join(homedir(), '.token-pipeline')),
  /** Frames in memory at once, over all runs. */
  TOKEN_PIPELINE_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(5),
})

export interface Config {
  readonly port: number
  readonly dataDirectory: string
  readonly concurrency: number
}

/** @throws Problem `invalid-configuration` naming the variable. */
export function configFrom(env: Record<string, string | undefined>): Config {
  // An empty variable counts as unset.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const result = environment.safeParse(set)
  if (!result.success) {
    const [issue] = result.error.issues
    const name = String(issue?.path[0])
    throw new Problem(
      'invalid-configuration',
      `The environment variable ${name}="${env[name]}" is not valid: ${issue?.message}.`,
      `Set ${name} to a valid value, or unset it.`,
    )
  }
  const { PORT, DATA_DIR, TOKEN_PIPELINE_CONCURRENCY } = result.data
  return { port: PORT, dataDirectory: DATA_DIR, concurrency: TOKEN_PIPELINE_CONCURRENCY }
}
